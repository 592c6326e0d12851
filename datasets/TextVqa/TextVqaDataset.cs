using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>TextVQA in Parquet. A part is opened when it is read.</summary>
public sealed class TextVqaDataset
{
    private static readonly ImmutableArray<string> Fields = ["question_id", "question", "image_id", "answers", "ocr_tokens"];

    private readonly SortedDictionary<string, string[]> parquet;

    private TextVqaDataset(string folder)
    {
        parquet = ParquetParts.Find(folder, "default", "textvqa");
        Parts = [.. parquet.Keys];
        if (Parts.IsEmpty)
        {
            throw new InputException($"{folder} is not TextVQA: expected {Path.Combine("data", "validation-00000-of-00001.parquet")} or files like it") { Absence = Absence.Dataset };
        }
    }

    /// <summary>The names of the parts that are there.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Opens a folder of TextVQA.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static TextVqaDataset Open(string folder) => new(folder);

    /// <summary>Reads a part.</summary>
    /// <exception cref="InputException">Its files cannot be read.</exception>
    public QuestionPart<TextVqaQuestion> Read(string part)
    {
        var reader = new TableReader(parquet[part], ["image"]);
        var questions = ImmutableArray.CreateBuilder<TextVqaQuestion>();
        foreach (var row in reader.Rows(Fields))
        {
            // Hidden answers are published as empty strings.
            var answers = row.Texts("answers");
            questions.Add(new(
                row.Text("question_id"), row.Text("question"), row.Image(row.OptionalText("image_id")),
                answers.All(string.IsNullOrEmpty) ? [] : answers, row.Texts("ocr_tokens")));
        }

        return reader.Part(questions);
    }
}
