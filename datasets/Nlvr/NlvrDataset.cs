using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A folder of NLVR: <c>&lt;split&gt;/&lt;split&gt;.json</c>, one JSON object a line, and the pictures in <c>&lt;split&gt;/images</c>.
/// Files are opened only when they are asked for. The structured representations are never read.
/// </summary>
public sealed class NlvrDataset
{
    private static readonly ImmutableArray<string> Splits = ["train", "dev", "test", "hidden"];

    private readonly string root;

    private NlvrDataset(string root) => this.root = root;

    /// <summary>Opens a folder as published (<c>train/train.json</c>, <c>dev/dev.json</c> …), its parent, or the folder of one split.</summary>
    /// <exception cref="InputException">The folder is missing, or no split of NLVR is in it.</exception>
    public static NlvrDataset Open(string folder) => new(InputFolder.Root(
        folder, "NLVR", ["nlvr"], candidate => Splits.Any(split => Find(candidate, split) is not null),
        $"{Path.Combine("train", "train.json")}, {Path.Combine("dev", "dev.json")} or {Path.Combine("test", "test.json")}"));

    /// <summary>The file of a split: <c>train</c>, <c>dev</c>, <c>test</c> or <c>hidden</c>; null where it is not there.</summary>
    public string? Find(string split) => Find(root, split);

    /// <summary>A file by its path below the folder.</summary>
    public string File(string path) => Path.Combine(root, path);

    /// <summary>
    /// Reads a file: an example for every picture of every record. Where the file has no pictures at all beside it, and
    /// that is allowed, an example a record without one.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="allowMissingImages">Whether a file without any pictures may be read.</param>
    /// <exception cref="InputException">Missing or malformed, an identifier that occurs twice, or a record without a picture.</exception>
    public static ImmutableArray<NlvrExample> Read(string file, bool allowMissingImages)
    {
        var images = new NlvrImages(file);
        var identifiers = new HashSet<string>(StringComparer.Ordinal);
        var examples = ImmutableArray.CreateBuilder<NlvrExample>();
        foreach (var record in JsonItems.InLines(file, JsonRules.Strict))
        {
            var (sentence, identifier) = (record.Text("sentence"), record.Text("identifier"));
            var label = NlvrLabel.Read(record);
            if (!identifiers.Add(identifier))
            {
                throw record.Flaw("identifier", $"expected one that no record before has, found '{Quoted.OneLine(identifier)}'");
            }

            var directory = record.OptionalText("directory");
            var pictures = images.IsEmpty && allowMissingImages
                ? [(0, null)]
                : images.Of(identifier, directory).Select(picture => (picture.Permutation, (string?)picture.File));
            examples.AddRange(pictures.Select(picture => new NlvrExample(
                sentence, label, identifier, directory ?? Path.GetFileName(Path.GetDirectoryName(picture.Item2)), picture.Item1, picture.Item2)));
        }

        return examples.Count > 0 ? examples.ToImmutable() : throw new InputException($"{file} has no records");
    }

    /// <summary>The sentences of a file, one a record; no pictures are looked for.</summary>
    /// <exception cref="InputException">Missing or malformed, or without records.</exception>
    public static ImmutableArray<string> Sentences(string file)
    {
        ImmutableArray<string> sentences = [.. JsonItems.InLines(file, JsonRules.Strict).Select(record => record.Text("sentence"))];
        return sentences.IsEmpty ? throw new InputException($"{file} has no records") : sentences;
    }

    private static string? Find(string folder, string split)
    {
        string[] candidates = [Path.Combine(folder, split, split + ".json"), Path.Combine(folder, split + ".json")];
        return Array.Find(candidates, System.IO.File.Exists);
    }
}
