using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>GQA in Parquet: questions in one folder, their images, joined by id, in another.</summary>
internal static class GqaParquet
{
    private const string Instructions = "instructions";

    private static readonly ImmutableArray<string> Fields =
    [
        "id", "imageId", "question", "answer", "isBalanced", "groups.global", "entailed", "types.structural", "types.semantic",
        "types.detailed", "semanticStr",
    ];

    public static QuestionPart<GqaExample> Read(string folder)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var pictures = Pictures(folder[..^Instructions.Length] + "images", numbers);
        var present = pictures?.Images.All() ?? [];
        var missing = new List<QuestionImage>();
        var questions = ImmutableArray.CreateBuilder<GqaExample>();
        var reader = new TableReader(Files(folder), []);
        foreach (var row in reader.Rows(Fields))
        {
            var image = row.Text("imageId");
            if (!numbers.TryGetValue(image, out var number))
            {
                numbers.Add(image, number = numbers.Count);
                missing.Add(new($"the image {image} of {folder}", false));
            }

            questions.Add(GqaDataset.Question(row, row.Text("id"), number, row.Texts("entailed")));
        }

        return reader.Part(questions) with
        {
            Images = [.. present, .. missing],
            OpenImages = () => (pictures?.OpenImages() ?? []).Concat(missing.Select(_ => (ImageSource?)null)),
        };
    }

    /// <summary>Numbers the images by id; null where their folder is missing.</summary>
    private static TableReader? Pictures(string folder, Dictionary<string, int> numbers)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var reader = new TableReader(Files(folder), ["image"]);
        foreach (var row in reader.Rows("id"))
        {
            var id = row.Text("id");
            numbers[id] = row.Image(id);
        }

        return reader;
    }

    private static string[] Files(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*.parquet").Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new InputException($"{folder} has no files: expected some that end in .parquet");
    }
}
