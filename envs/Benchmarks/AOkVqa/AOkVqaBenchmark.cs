using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>A-OKVQA: questions with four options, or without them and ten people's answers.</summary>
public static class AOkVqaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "AOkVqa";

    private const int MostChoices = 4;

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, AOkVqaOptions options)
    {
        var dataset = AOkVqaDataset.Open(PublishedQuestions.Folder(Name, request));
        var isDirect = options.Task == QuestionTask.DirectAnswer;
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts,
            part => PublishedQuestions.Of(
                dataset.Read(part), options, isDirect ? Direct : WithChoices,
                question => isDirect && question.IsDifficult ? "are flagged as difficult to answer directly" : null));
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = parts,
            Choices = isDirect ? 0 : MostChoices,
            Metric = isDirect ? "direct_answer" : "multiple_choice",
            SmallestDifference = isDirect ? 1.0 / 3 : 1,
        }.Create(request, options);
    }

    private static QuestionRecord WithChoices(AOkVqaQuestion question) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Options = question.Choices,
        RightOption = question.RightChoice,
    };

    private static QuestionRecord Direct(AOkVqaQuestion question) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Answer = HumanAnswers.MostFrequent(question.DirectAnswers),
        Accepted = question.DirectAnswers,
        Accuracy = answer => AOkVqaAccuracy.DirectAnswer(question.DirectAnswers, answer),
    };
}
