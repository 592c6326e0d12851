using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>DocVQA in Parquet. A part is opened when it is read.</summary>
public sealed class DocVqaDataset
{
    private static readonly ImmutableArray<string> Fields =
        ["questionId", "question", "ucsf_document_id", "ucsf_document_page_no", "answers", "question_types"];

    private readonly SortedDictionary<string, string[]> parquet;

    private DocVqaDataset(string folder)
    {
        parquet = ParquetParts.Find(folder, "DocVQA", "default");
        Parts = [.. parquet.Keys];
        if (Parts.IsEmpty)
        {
            throw new InputException($"{folder} is not DocVQA: expected {Path.Combine("DocVQA", "validation-00000-of-00001.parquet")} or files like it") { Absence = Absence.Dataset };
        }
    }

    /// <summary>The names of the parts that are there.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Opens a folder of DocVQA.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static DocVqaDataset Open(string folder) => new(folder);

    /// <summary>Reads a part.</summary>
    /// <exception cref="InputException">Its files cannot be read.</exception>
    public QuestionPart<DocVqaQuestion> Read(string part)
    {
        var reader = new TableReader(parquet[part], ["image"]);
        var questions = ImmutableArray.CreateBuilder<DocVqaQuestion>();
        foreach (var row in reader.Rows(Fields))
        {
            var page = row.OptionalText("ucsf_document_id") is { } document ? $"{document} {row.OptionalText("ucsf_document_page_no")}" : null;
            questions.Add(new(
                row.Text("questionId"), row.Text("question"), row.Image(page), row.Texts("answers"), row.Texts("question_types")));
        }

        return reader.Part(questions);
    }
}
