using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>The pictures beside a file of NLVR: <c>images/&lt;directory&gt;/&lt;split&gt;-&lt;identifier&gt;-&lt;k&gt;.png</c>.</summary>
internal sealed class NlvrImages
{
    private const int Permutations = 6;

    private readonly string folder;
    private readonly ILookup<string, string> files;

    public NlvrImages(string file)
    {
        folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, "images");
        files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).ToLookup(Key, StringComparer.Ordinal)
            : Array.Empty<string>().ToLookup(Key);
    }

    /// <summary>Whether there is no picture at all.</summary>
    public bool IsEmpty => files.Count == 0;

    /// <summary>The pictures of a record, by permutation.</summary>
    /// <param name="identifier">The record's identifier.</param>
    /// <param name="directory">The folder that the record names; null where it names none.</param>
    /// <exception cref="InputException">None is there, or several where the record does not say which.</exception>
    public IReadOnlyList<(int Permutation, string File)> Of(string identifier, string? directory)
    {
        var found = Enumerable.Range(0, Permutations)
            .Select(permutation => (Permutation: permutation, File: File(string.Create(CultureInfo.InvariantCulture, $"{identifier}-{permutation}"), directory)))
            .Where(picture => picture.File is not null).Select(picture => (picture.Permutation, picture.File!)).ToArray();
        return found.Length > 0 ? found : throw new InputException(
            $"{folder} has no picture of record {identifier}: expected {Path.Combine(directory ?? "*", $"*-{identifier}-0.png")} or another "
            + $"of the numbers 0 to 5{(IsEmpty ? " (there is no picture at all, which allowMissingImages would allow)" : "")}");
    }

    private string? File(string key, string? directory)
    {
        var candidates = files[key].Where(path => directory is null || Path.GetFileName(Path.GetDirectoryName(path)) == directory).ToArray();
        return candidates switch
        {
            [] => null,
            [var only] => only,
            _ => throw new InputException($"{folder} has more than one picture '{key}' ({candidates[0]}, {candidates[1]}), and the record names no directory"),
        };
    }

    /// <summary>What follows the split's name: identifier and permutation.</summary>
    private static string Key(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name[(name.IndexOf('-', StringComparison.Ordinal) + 1)..];
    }
}
