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
            // Numbers match by their value, to a precision that each question has of its own.
            Form = isDirect ? answer => PythonNumber.Parse(answer) is null ? answer : "" : null,
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
            ? Of(question) with
            {
                Options = question.Choices,
                RightOption = right,
                Choose = (options, response) => MathVistaAnswer.Choice(options, PythonText.Strip(response)),
            }
            : throw new InputException($"{Name}, question {question.Id}: expected an answer that is one of its options, found '{question.Answer}'");
    }

    private static QuestionRecord Direct(MathVistaQuestion question) => Of(question) with
    {
        Answer = question.Answer,
        Accuracy = answer => question.Answer is not null && Normalized(question, answer) == question.Answer ? 1 : 0,
    };

    /// <summary>What the official script makes of a free-form answer: whole numbers, or decimals as the question asks for.</summary>
    private static string? Normalized(MathVistaQuestion question, string answer) => question.AnswerType switch
    {
        "integer" => PythonNumber.Parse(answer) is { } number ? PythonNumber.WholeText(number) : null,
        "float" => PythonNumber.Parse(answer) is { } number && question.Precision is { } precision
            ? PythonNumber.Text(ScoreRounding.HalfToEven(number, precision))
            : null,
        _ => answer,
    };
}
