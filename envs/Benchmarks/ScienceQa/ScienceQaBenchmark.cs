using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>ScienceQA: school questions with two to five options, official accuracy of the option chosen.</summary>
public static class ScienceQaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "ScienceQa";

    private const int MostChoices = 5;

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, ScienceQaOptions options)
    {
        var dataset = ScienceQaDataset.Open(PublishedQuestions.Folder(Name, request));
        var parts = PublishedParts.Of(
            Name, request, options, dataset.Parts,
            part => PublishedQuestions.Of(
                dataset.Read(part), options, question => Record(question, options),
                question => question.Image < 0 && !options.WithoutImages ? "have no image" : null));
        return new RecordedBenchmark { Name = Name, Parts = parts, Choices = MostChoices, Summary = given => given.ByGroup() }.Create(request, options);
    }

    private static QuestionRecord Record(ScienceQaQuestion question, ScienceQaOptions options) => new()
    {
        Id = question.Id,
        Question = options.Hints && question.Hint.Length > 0 ? $"{question.Hint}\n{question.Text}" : question.Text,
        Image = question.Image,
        Options = question.Choices,
        RightOption = question.RightChoice,
        Type = question.Subject,
        Groups = [.. Groups(question)],
    };

    /// <summary>The columns of the official table: subject, what context there is, grades, and topic.</summary>
    private static IEnumerable<RecordGroup> Groups(ScienceQaQuestion question)
    {
        yield return new("subject", question.Subject switch
        {
            "natural science" => "NAT",
            "social science" => "SOC",
            "language science" => "LAN",
            var other => other,
        });
        if (question.Hint.Length > 0)
        {
            yield return new("modality", "TXT");
        }

        if (question.Image >= 0)
        {
            yield return new("modality", "IMG");
        }
        else if (question.Hint.Length == 0)
        {
            yield return new("modality", "NO");
        }

        yield return new("grade", question.Grade is "grade1" or "grade2" or "grade3" or "grade4" or "grade5" or "grade6" ? "G1-6" : "G7-12");
        yield return new("topic", question.Topic);
    }
}
