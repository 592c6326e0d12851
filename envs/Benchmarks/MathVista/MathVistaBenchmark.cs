using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>MathVista: mathematics in pictures, with options or free-form answers.</summary>
public static class MathVistaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "MathVista";

    private const int MostChoices = 10;

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, MathVistaOptions options)
    {
        var dataset = MathVistaDataset.Open(PublishedQuestions.Folder(Name, request));
        var isDirect = options.Task == QuestionTask.DirectAnswer;
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts,
            part => PublishedQuestions.Of(
                dataset.Read(part), options, isDirect ? Direct : WithChoices,
                question => question.Choices.IsEmpty == isDirect ? null : isDirect ? "have options" : "are free-form"));
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = parts,
            Choices = isDirect ? 0 : MostChoices,
            Summary = given => given.ByGroup(),
        }.Create(request, options);
    }

    private static QuestionRecord Of(MathVistaQuestion question) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Type = question.Metadata.FirstOrDefault(pair => pair.Key == "task").Value ?? "all",
        Groups =
        [
            new("question_type", question.Choices.IsEmpty ? "free_form" : "multi_choice"),
            new("answer_type", question.AnswerType),
            .. question.Metadata.Select(pair => new RecordGroup(pair.Key, pair.Value)),
        ],
    };

    private static QuestionRecord WithChoices(MathVistaQuestion question)
    {
        var right = question.Answer is { } answer ? question.Choices.IndexOf(answer) : -1;
        return right >= 0 || question.Answer is null
            ? Of(question) with { Options = question.Choices, RightOption = right }
            : throw new InputException($"{Name}, question {question.Id}: expected an answer that is one of its options, found '{question.Answer}'");
    }

    private static QuestionRecord Direct(MathVistaQuestion question) => Of(question) with
    {
        Answer = question.Answer,
    };
}
