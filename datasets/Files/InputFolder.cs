using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>Data folders that the user named.</summary>
internal static class InputFolder
{
    /// <summary>The folder itself or the first one nested in it that holds a dataset.</summary>
    /// <param name="folder">What the user named.</param>
    /// <param name="dataset">What messages call the dataset.</param>
    /// <param name="nested">Where the data lie in the folders that people keep, below the folder named.</param>
    /// <param name="holds">Whether a folder that is there holds the data.</param>
    /// <param name="expected">What such a folder holds, for messages.</param>
    /// <exception cref="InputException">The folder is missing, or nothing in it holds the data.</exception>
    public static string Root(string folder, string dataset, string[] nested, Predicate<string> holds, string expected)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder} is missing: expected the folder of {dataset}");
        }

        string[] candidates = [folder, .. nested.Select(name => Path.Combine(folder, name))];
        return Array.Find(candidates, candidate => Directory.Exists(candidate) && holds(candidate))
            ?? throw new InputException($"{folder} is not {dataset}: expected {expected} in it or in {string.Join(" or ", candidates[1..])}") { Absence = Absence.Dataset };
    }

    /// <summary>The names of the folders in a folder, in ordinal order.</summary>
    public static string[] Folders(string folder) =>
        [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
}
