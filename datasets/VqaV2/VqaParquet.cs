using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>Parquet in the format of VQA: a row a question, each with its image.</summary>
internal static class VqaParquet
{
    private static readonly ImmutableArray<string> Fields =
    [
        "question_id", "question", "image_id", "answers", "answers.answer", "multiple_choice_answer", "question_type", "answer_type",
    ];

    public static QuestionPart<VqaQuestion> Read(string[] files)
    {
        var reader = new TableReader(files, ["image"]);
        var questions = ImmutableArray.CreateBuilder<VqaQuestion>();
        foreach (var row in reader.Rows(Fields))
        {
            var answers = row.Has("answers.answer") ? row.Texts("answers.answer") : row.Texts("answers");
            questions.Add(new(row.Text("question_id"), row.Text("question"), row.OptionalText("multiple_choice_answer") ?? HumanAnswers.MostFrequent(answers), row.Image(row.OptionalText("image_id")))
            {
                Answers = answers,
                QuestionType = row.OptionalText("question_type"),
                AnswerType = row.OptionalText("answer_type"),
            });
        }

        return reader.Part(questions);
    }
}
