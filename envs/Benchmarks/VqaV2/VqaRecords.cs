using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Questions in the format of VQA as records, with the official accuracy of 2021.</summary>
internal static class VqaRecords
{
    private const VqaVariant Official = VqaVariant.Official2021;

    /// <summary>A benchmark of such questions.</summary>
    public static RecordedBenchmark Benchmark(string name, IReadOnlyDictionary<Split, Func<RecordedQuestions>> parts) => new()
    {
        Name = name,
        Parts = parts,
        Metric = "vqa_accuracy",
        // Of ten people's answers none, one, two, three or more match: 0, 0.3, 0.6, 0.9 and 1.
        SmallestDifference = 0.1,
        Form = answer => VqaAnswerNormalizer.Normalize(VqaAnswerNormalizer.Clean(answer), Official),
        Summary = given => given.ByGroup(),
    };

    /// <summary>A question as a record.</summary>
    public static QuestionRecord Of(VqaQuestion question) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Answer = question.Answer,
        Accepted = question.Answers,
        Accuracy = question.Answers.IsEmpty ? null : answer => VqaAccuracy.Of(question.Answers, answer, Official),
        Type = question.AnswerType ?? "all",
        Groups =
        [
            .. Group("answer_type", question.AnswerType), .. Group("question_type", question.QuestionType),
        ],
    };

    private static RecordGroup[] Group(string breakdown, string? name) => name is null ? [] : [new(breakdown, name)];
}
