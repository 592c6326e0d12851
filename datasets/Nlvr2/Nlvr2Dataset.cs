using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A folder of NLVR2: <c>train.json</c>, <c>dev.json</c>, <c>test1.json</c> … (one JSON object a line) with the photographs
/// anywhere below the folder, or Parquet shards by split. Files are opened only when they are asked for.
/// </summary>
public sealed class Nlvr2Dataset
{
    private static readonly ImmutableArray<string> Splits = ["train", "dev", "test1", "test2"];

    private readonly string folder;
    private readonly string root;

    private Nlvr2Dataset(string folder, string root) => (this.folder, this.root) = (folder, root);

    /// <summary>Opens the folder of the files, or one above it as published: <c>data</c>, <c>nlvr2</c>, <c>nlvr2/data</c>.</summary>
    /// <exception cref="InputException">The folder is missing, or no split of NLVR2 is in it.</exception>
    public static Nlvr2Dataset Open(string folder) => new(folder, InputFolder.Root(
        folder, "NLVR2", ["data", Path.Combine("nlvr2", "data"), "nlvr2"], candidate => Splits.Any(split => Find(candidate, split).Length > 0),
        "train.json, dev.json or test1.json, or Parquet shards such as test-00000-of-00002.parquet"));

    /// <summary>Whether the files of a split are there: <c>train</c>, <c>dev</c>, <c>test1</c> or <c>test2</c>.</summary>
    public bool Has(string split) => Find(root, split).Length > 0;

    /// <summary>Reads a split. Where none of its photographs is there, and that is allowed, it has no images.</summary>
    /// <param name="split">The split: <c>train</c>, <c>dev</c>, <c>test1</c> or <c>test2</c>.</param>
    /// <param name="allowMissingImages">Whether a split without any photographs may be read.</param>
    /// <exception cref="InputException">Not there, malformed, or a missing photograph.</exception>
    public Nlvr2Part Read(string split, bool allowMissingImages) => Read(Find(root, split), allowMissingImages);

    /// <summary>Reads a file of another name, by its path below the folder.</summary>
    /// <param name="path">A <c>.json</c> or a <c>.parquet</c> file.</param>
    /// <param name="allowMissingImages">Whether a file without any photographs may be read.</param>
    /// <exception cref="InputException">Not there, malformed, or a missing photograph.</exception>
    public Nlvr2Part ReadFile(string path, bool allowMissingImages) => Read([Path.Combine(root, path)], allowMissingImages);

    private Nlvr2Part Read(string[] files, bool allowMissingImages) => files switch
    {
        [] => throw new InputException($"{root} has no such split of NLVR2: expected {string.Join(", ", Splits.Where(Has))}"),
        _ when files[0].EndsWith(".parquet", StringComparison.OrdinalIgnoreCase) => Nlvr2Table.Read(ParquetTable.Open(files)),
        _ => Nlvr2Lines.Read(files[0], folder, allowMissingImages),
    };

    private static string[] Find(string candidate, string split)
    {
        var lines = Path.Combine(candidate, split + ".json");
        return File.Exists(lines)
            ? [lines]
            : Shards(split).Select(name => Directory.GetFiles(candidate, name + ".parquet").Order(StringComparer.Ordinal).ToArray())
                .FirstOrDefault(found => found.Length > 0, []);
    }

    /// <summary>What a split's files are called without their extension; the first that are there are taken.</summary>
    private static string[] Shards(string split) => split switch
    {
        "dev" => ["dev*", "validation*", "balanced_dev*"],
        "test1" => ["test1*", "test", "test-*", "test_public*", "balanced_test_public*"],
        "test2" => ["test2*", "test_unseen*", "balanced_test_unseen*"],
        _ => ["train*"],
    };
}
