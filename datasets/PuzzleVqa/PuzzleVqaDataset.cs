using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A folder of PuzzleVQA or AlgoPuzzleVQA: <c>&lt;category&gt;.json</c>, one JSON object a line, and the pictures that they
/// name. What gives the answer away (caption, explanation, deduction, solution) is never read.
/// </summary>
public sealed class PuzzleVqaDataset
{
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
            "a folder images and files such as " + (name == "PuzzleVQA" ? "color_grid.json" : "board_tile.json"));
        return new(root, [.. Names(root).Order(StringComparer.Ordinal)]);
    }

    /// <summary>Reads the puzzles of a category, in the order of its file.</summary>
    /// <remarks>Options and answers may be text or numbers, whichever way; they are compared as text. An option that repeats is one.</remarks>
    /// <exception cref="InputException">Missing or malformed, an answer that is not among the options, or a picture that is missing.</exception>
    public ImmutableArray<Puzzle> Read(string category)
    {
        var file = Path.Combine(root, category + ".json");
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

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path));
}
