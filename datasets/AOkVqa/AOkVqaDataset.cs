using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A-OKVQA: official <c>aokvqa_v1p0_val.json</c> with COCO's images of 2017 (<c>val2017/</c>), or Parquet. A part is opened
/// when it is read.
/// </summary>
public sealed partial class AOkVqaDataset
{
    private static readonly ImmutableArray<string> Fields =
        ["question_id", "question", "choices", "correct_choice_idx", "direct_answers", "difficult_direct_answer"];

    private readonly string folder;
    private readonly SortedDictionary<string, string> json = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string[]> parquet;

    private AOkVqaDataset(string folder)
    {
        this.folder = folder;
        parquet = ParquetParts.Find(folder, "default");
        foreach (var file in DataFolders.Files(folder))
        {
            if (QuestionsFile().Match(Path.GetFileName(file)) is { Success: true } match)
            {
                json.TryAdd(match.Groups["part"].Value, file);
            }
        }

        Parts = [.. json.Keys.Concat(parquet.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (Parts.IsEmpty)
        {
            throw new InputException($"{folder} is not A-OKVQA: expected aokvqa_v1p0_val.json or {Path.Combine("data", "validation-00000-of-00001.parquet")}") { Absence = Absence.Dataset };
        }
    }

    /// <summary>The names of the parts that are there.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Opens a folder of A-OKVQA.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static AOkVqaDataset Open(string folder) => new(folder);

    /// <summary>Reads a part.</summary>
    /// <exception cref="InputException">Its files cannot be read.</exception>
    public QuestionPart<AOkVqaQuestion> Read(string part)
    {
        if (!json.TryGetValue(part, out var file))
        {
            var reader = new TableReader(parquet[part], ["image"]);
            return reader.Part(reader.Rows(Fields).Select(row => Question(row, row.Image(null))));
        }

        var images = new ImageTable();
        var folders = new ImageFolders(folder, part + "2017", Path.Combine("images", part + "2017"), Path.Combine("coco", part + "2017"), "images");
        return images.Part(
            file, JsonRows.OfArray(file, null).Select(row => Question(row, images.Number(row.Text("image_id"), () => folders.Find(ImageName(row))))));
    }

    private static string ImageName(JsonRow row)
    {
        var id = row.OptionalInteger("image_id") ?? throw row.Failure("image_id", "expected a whole number, found none");
        return id.ToString("000000000000", CultureInfo.InvariantCulture) + ".jpg";
    }

    private static AOkVqaQuestion Question(IRow row, int image)
    {
        var choices = row.Texts("choices");
        return new(
            row.Text("question_id"), row.Text("question"), image, choices, row.Choice("correct_choice_idx", choices.Length),
            row.Texts("direct_answers"), row.OptionalBoolean("difficult_direct_answer") ?? false);
    }

    [GeneratedRegex(@"^aokvqa_v1p0_(?<part>\w+)\.json(\.gz)?$")]
    private static partial Regex QuestionsFile();
}
