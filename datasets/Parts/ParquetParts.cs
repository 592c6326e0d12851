using System.Globalization;
using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// The parts of a Hugging Face repository of Parquet files, by name: shards <c>train-00000-of-00003.parquet</c>, single
/// files <c>train.parquet</c>, and folders <c>train/0000.parquet</c>, in a folder, its <c>data</c> folder or a configuration's.
/// </summary>
public static partial class ParquetParts
{
    private const string Pattern = "*.parquet";

    /// <summary>The files of every part; empty where there are none.</summary>
    /// <param name="folder">The repository's folder, its <c>data</c> folder, or one with the files.</param>
    /// <param name="configurations">
    /// Folders of configurations, the first that is there is taken; a name may end in <c>*</c>, then all that begin so are
    /// taken together.
    /// </param>
    /// <exception cref="InputException">The folder is missing.</exception>
    public static SortedDictionary<string, string[]> Find(string folder, params string[] configurations)
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder} is missing: expected a folder");
        }

        var configured = configurations.SelectMany(name => new[] { Matching(folder, name), Matching(Path.Combine(folder, "data"), name) });
        string[][] places = [[folder], [Path.Combine(folder, "data")], .. configured];
        return places.Select(InFolders).FirstOrDefault(parts => parts.Count > 0) ?? [];
    }

    /// <summary>What a user should know of files whose names tell of shards that are not there; null where all are.</summary>
    public static string? MissingShards(IReadOnlyList<string> files)
    {
        var told = files
            .Select(file => (Folder: Path.GetDirectoryName(file), Shard: Shard().Match(Path.GetFileNameWithoutExtension(file))))
            .Where(file => file.Shard.Success)
            .GroupBy(file => file.Folder, file => int.Parse(file.Shard.Groups["of"].ValueSpan, CultureInfo.InvariantCulture))
            .Sum(folder => folder.Max());
        return told > files.Count ? $"{files.Count} of {told} shards of {files[0]} are there: the others' questions are missing" : null;
    }

    /// <summary>The parts of some folders together.</summary>
    private static SortedDictionary<string, string[]> InFolders(string[] folders)
    {
        var files = folders.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, Pattern)
                .Concat(Directory.EnumerateDirectories(folder).Where(IsPart).SelectMany(part => Directory.EnumerateFiles(part, Pattern))))
            .Order(StringComparer.Ordinal)
            .GroupBy(PartOf, StringComparer.Ordinal);
        var parts = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var part in files)
        {
            parts.Add(part.Key, [.. part]);
        }

        return parts;
    }

    private static string[] Matching(string folder, string name) =>
        !Directory.Exists(folder) ? []
        : name.EndsWith('*') ? [.. Directory.EnumerateDirectories(folder, name).Order(StringComparer.Ordinal)]
        : [Path.Combine(folder, name)];

    private static bool IsPart(string folder) => SplitNames.Of(Path.GetFileName(folder)) is not null;

    private static string PartOf(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return Shard().Match(name) is { Success: true } shard ? shard.Groups["part"].Value
            : name.All(char.IsAsciiDigit) ? Path.GetFileName(Path.GetDirectoryName(file)!)
            : name;
    }

    [GeneratedRegex(@"^(?<part>.+?)-\d+-of-(?<of>\d+)(-[0-9a-f]+)?$")]
    private static partial Regex Shard();
}
