using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MultiModalRL.Datasets;

/// <summary>
/// CLEVR in Parquet: a question a row (<c>problem</c>, <c>solution</c>), all questions of an image in lists
/// (<c>question_answer</c>), or as conversations (<c>texts</c>). None has programs.
/// </summary>
internal static partial class ClevrParquet
{
    private static readonly ImmutableArray<string> Fields =
    [
        "problem", "solution", "question", "answer", "question_answer.question", "question_answer.answer", "texts.user", "texts.assistant",
    ];

    public static QuestionPart<ClevrQuestion> Read(string[] files)
    {
        var reader = new TableReader(files, ["image", "images"]);
        var questions = ImmutableArray.CreateBuilder<ClevrQuestion>();
        foreach (var row in reader.Rows(Fields))
        {
            var image = row.Image(null);
            var (texts, answers) = Pairs(row);
            for (var i = 0; i < texts.Length; i++)
            {
                var id = texts.Length == 1 ? $"{row.Number}" : $"{row.Number}-{i + 1}";
                questions.Add(new(id, texts[i], answers.IsEmpty ? null : answers[i], image, null, null));
            }
        }

        return reader.Part(questions);
    }

    private static (ImmutableArray<string> Texts, ImmutableArray<string> Answers) Pairs(TableRow row)
    {
        var (asked, answered) = row.Has("texts.user") ? ("texts.user", "texts.assistant")
            : row.Has("question_answer.question") ? ("question_answer.question", "question_answer.answer")
            : row.Has("problem") ? ("problem", "solution")
            : ("question", "answer");
        var (texts, answers) = (row.Texts(asked), row.Texts(answered));
        if (texts.IsEmpty || (answers.Length > 0 && answers.Length != texts.Length))
        {
            throw row.Failure(asked, $"expected questions, each with an answer, found {texts.Length} and {answers.Length}");
        }

        // A conversation asks for brevity in a second line.
        return ([.. texts.Select(text => asked == "texts.user" ? text.Split('\n')[0].Trim() : text)], [.. answers.Select(Bare)]);
    }

    /// <summary>"&lt;answer&gt; 3 &lt;/answer&gt;" and "Rubber." as CLEVR has them: 3, rubber.</summary>
    private static string Bare(string answer) => Tag().Replace(answer, "").Trim().TrimEnd('.').ToLowerInvariant();

    [GeneratedRegex("</?answer>")]
    private static partial Regex Tag();
}
