using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>The files that may belong to a dataset: those of its folder and, after them, of the folders in it.</summary>
internal static class DataFolders
{
    /// <summary>The files in ordinal order; folders of images, which hold many, are looked into no deeper than this.</summary>
    /// <exception cref="InputException">The folder is missing.</exception>
    public static IEnumerable<string> Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder} is missing: expected a folder");
        }

        return new[] { folder }.Concat(Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
            .SelectMany(place => Directory.EnumerateFiles(place).Order(StringComparer.Ordinal));
    }

    /// <summary>The folders in the dataset's folder and in those.</summary>
    public static IEnumerable<string> Folders(string folder) =>
        Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .SelectMany(place => Directory.EnumerateDirectories(place).Order(StringComparer.Ordinal).Prepend(place));

    /// <summary>The first file of a name; null where there is none.</summary>
    public static string? Find(string folder, string name) =>
        Files(folder).FirstOrDefault(file => Path.GetFileName(file) == name || Path.GetFileName(file) == name + ".gz");
}
