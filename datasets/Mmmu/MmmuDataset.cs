using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// MMMU in Parquet: a folder a subject (<c>Accounting/validation-00000-of-00001.parquet</c>), or all together. The images of
/// a question, up to seven, make one picture side by side. A part is opened when it is read.
/// </summary>
public sealed class MmmuDataset
{
    private static readonly ImmutableArray<string> Images = ["image_1", "image_2", "image_3", "image_4", "image_5", "image_6", "image_7"];

    private static readonly ImmutableArray<string> Fields =
        ["id", "question", "options", "answer", "question_type", "topic_difficulty", "subfield"];

    private readonly SortedDictionary<string, string[]> parquet;

    private MmmuDataset(string folder)
    {
        parquet = ParquetParts.Find(folder, "*");
        Parts = [.. parquet.Keys];
        if (Parts.IsEmpty)
        {
            throw new InputException($"{folder} is not MMMU: expected {Path.Combine("Accounting", "validation-00000-of-00001.parquet")} or files like it") { Absence = Absence.Dataset };
        }
    }

    /// <summary>The names of the parts that are there.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Opens a folder of MMMU, or of one of its subjects.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static MmmuDataset Open(string folder) => new(folder);

    /// <summary>Reads a part.</summary>
    /// <exception cref="InputException">Its files cannot be read.</exception>
    public QuestionPart<MmmuQuestion> Read(string part)
    {
        var reader = new TableReader(parquet[part], Images, someHaveNone: true);
        var questions = ImmutableArray.CreateBuilder<MmmuQuestion>();
        foreach (var row in reader.Rows(Fields))
        {
            var isOpen = row.OptionalText("question_type") == "open";
            var options = isOpen ? [] : row.Texts("options");
            var answers = row.Texts("answer").Where(answer => answer is not ("?" or "")).ToImmutableArray();
            questions.Add(new(row.Text("id"), row.Text("question"), row.Image(null), options, answers)
            {
                Subject = Subject(row),
                Subfield = row.OptionalText("subfield") ?? "",
                Difficulty = row.OptionalText("topic_difficulty") ?? "",
            });
        }

        return reader.Part(questions);
    }

    /// <summary>"validation_Art_Theory_12" is of Art_Theory.</summary>
    private static string Subject(TableRow row)
    {
        var id = row.Text("id");
        var (start, end) = (id.IndexOf('_', StringComparison.Ordinal), id.LastIndexOf('_'));
        return start >= 0 && end > start + 1
            ? id[(start + 1)..end]
            : throw row.Failure("id", $"expected part_Subject_number, found '{Quoted.OneLine(id)}'");
    }
}
