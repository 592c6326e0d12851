using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>TextVQA: questions about text in photographs, scored against ten people's answers.</summary>
public static class TextVqaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "TextVqa";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, TextVqaOptions options)
    {
        var dataset = TextVqaDataset.Open(PublishedQuestions.Folder(Name, request));
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts, part => PublishedQuestions.Of(dataset.Read(part), options, Record));
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = parts,
            Metric = "vqa_accuracy",
            // Of ten people's answers none, one, two, three or more match: 0, 0.3, 0.6, 0.9 and 1.
            SmallestDifference = 0.1,
            Form = answer => VqaAnswerNormalizer.Normalize(answer, VqaVariant.TextVqa),
        }.Create(request, options);
    }

    private static QuestionRecord Record(TextVqaQuestion question) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Answer = HumanAnswers.MostFrequent(question.Answers),
        Accepted = question.Answers,
        Accuracy = question.Answers.IsEmpty ? null : answer => VqaAccuracy.Of(question.Answers, answer, VqaVariant.TextVqa),
    };
}
