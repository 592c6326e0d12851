using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A folder of PuzzleVQA or AlgoPuzzleVQA: <c>&lt;category&gt;.json</c>, one JSON object a line, and the pictures that they
/// name. What gives the answer away (caption, explanation, deduction, solution) is never read.
/// </summary>
public sealed class PuzzleVqaDataset
{
    private const string First = "PuzzleVQA";

    // Fields that one collection has and the other has not; they tell which a folder is, and are not read.
    private static readonly ImmutableArray<string> OfPuzzles = ["caption", "explanation", "deduction"];
    private static readonly ImmutableArray<string> OfAlgorithms = ["solution"];

    private readonly string root;

    private PuzzleVqaDataset(string root, ImmutableArray<string> categories) => (this.root, Categories) = (root, categories);

    /// <summary>The categories that are there, in ordinal order.</summary>
    public ImmutableArray<string> Categories { get; }

    /// <summary>Opens the folder of the files, or one above it as published: <c>data</c>, <c>&lt;name&gt;/data</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The dataset's folder in the published repository: <c>PuzzleVQA</c> or <c>AlgoPuzzleVQA</c>.</param>
    /// <exception cref="InputException">The folder is missing, or there are no puzzles in it.</exception>
    public static PuzzleVqaDataset Open(string folder, string name)
    {
        var root = InputFolder.Root(
            folder, name, ["data", Path.Combine(name, "data")],
            candidate => Directory.Exists(Path.Combine(candidate, "images")) && Names(candidate).Any(),
            "a folder images and files such as " + (name == First ? "color_grid.json" : "board_tile.json"));
        return new(root, [.. Names(root).Order(StringComparer.Ordinal)]);
    }

    /// <summary>
    /// Whether a folder holds puzzles of a collection, by the first record of each file: it has options, and fields that are that
    /// collection's own or no fields that are the other's. Files that cannot be read do not count.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The collection: <c>PuzzleVQA</c> or <c>AlgoPuzzleVQA</c>.</param>
    public static bool IsIn(string folder, string name)
    {
        var (own, others) = name == First ? (OfPuzzles, OfAlgorithms) : (OfAlgorithms, OfPuzzles);
        try
        {
            var dataset = Open(folder, name);
            return dataset.Categories.Select(dataset.FirstRecord).OfType<JsonItem>().Any(record =>
                record.IsObject && record.Has("options") && (own.Any(record.Has) || !others.Any(record.Has)));
        }
        catch (InputException)
        {
            return false;
        }
    }

    /// <summary>Reads the puzzles of a category, in the order of its file.</summary>
    /// <remarks>Options and answers may be text or numbers, whichever way; they are compared as text. An option that repeats is one.</remarks>
    /// <exception cref="InputException">Missing or malformed, an answer that is not among the options, or a picture that is missing.</exception>
    public ImmutableArray<Puzzle> Read(string category)
    {
        var file = FileOf(category);
        var puzzles = ImmutableArray.CreateBuilder<Puzzle>();
        foreach (var record in JsonItems.InLines(file, JsonRules.Strict))
        {
            ImmutableArray<string> options = [.. record.Scalars("options").Distinct(StringComparer.Ordinal)];
            var answer = record.Scalar("answer");
            var right = options.IndexOf(answer);
            if (right < 0)
            {
                throw record.Flaw("answer", $"expected one of the options {string.Join(", ", options.Select(Quoted.OneLine))}, found '{Quoted.OneLine(answer)}'");
            }

            var image = Path.Combine(root, record.Text("image"));
            if (!File.Exists(image))
            {
                throw record.Flaw("image", $"expected a file, found that {image} is missing");
            }

            puzzles.Add(new(category, puzzles.Count + 1, image, record.Text("question"), options, right));
        }

        return puzzles.Count > 0 ? puzzles.ToImmutable() : throw new InputException($"{file} has no records");
    }

    private JsonItem? FirstRecord(string category)
    {
        try
        {
            return JsonItems.InLines(FileOf(category), JsonRules.Strict).Select(record => (JsonItem?)record).FirstOrDefault();
        }
        catch (InputException)
        {
            // Reading the puzzles tells what is wrong with it.
            return null;
        }
    }

    private string FileOf(string category) => Path.Combine(root, category + ".json");

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path));
}
