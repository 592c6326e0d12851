using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>GQA: questions by programs about photographs, official accuracy by exact match.</summary>
public static class GqaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "Gqa";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, GqaOptions options)
    {
        var dataset = GqaDataset.Open(PublishedQuestions.Folder(Name, request), options.Balanced);
        var asked = new Dictionary<string, GqaExample>(StringComparer.Ordinal);
        var parts = PublishedParts.Of(Name, request, options, dataset.Parts, Read);
        return new RecordedBenchmark { Name = Name, Parts = parts, Summary = given => Summary(given, asked) }.Create(request, options);

        RecordedQuestions Read(string part)
        {
            var read = dataset.Read(part);
            foreach (var question in read.Questions)
            {
                asked[question.Id] = question;
            }

            return PublishedQuestions.Of(read, options, Record);
        }
    }

    private static QuestionRecord Record(GqaExample question) => new()
    {
        Id = question.Id,
        Question = question.Text,
        Image = question.Image,
        Answer = question.Answer,
        Type = question.Structural ?? "all",
        Groups = [.. Groups(question)],
    };

    private static IEnumerable<RecordGroup> Groups(GqaExample question)
    {
        if (question.Structural is { } structural)
        {
            yield return new("answer_form", structural == "query" ? "open" : "binary");
            yield return new("structural_type", structural);
        }

        if (question.Semantic is { } semantic)
        {
            yield return new("semantic_type", semantic);
        }

        yield return new("words", Number(question.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length));
        if (!question.Steps.IsEmpty)
        {
            yield return new("steps", Number(question.Steps.Count(IsReasoning)));
        }
    }

    // As the official script counts them.
    private static bool IsReasoning(string step) =>
        !step.Contains("exist", StringComparison.Ordinal)
        && !step.Contains("query: name", StringComparison.Ordinal)
        && !step.Contains("choose name", StringComparison.Ordinal);

    private static string Number(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    private static SortedDictionary<string, double> Summary(AnsweredRecords given, Dictionary<string, GqaExample> asked)
    {
        var summary = new SortedDictionary<string, double>(given.ByGroup().ToDictionary(), StringComparer.Ordinal);
        if (Consistency(given, asked) is { } consistency)
        {
            summary.Add("consistency", consistency);
        }

        var distribution = new GqaDistribution();
        foreach (var answer in given.Given)
        {
            var record = given.Records[answer.Example];
            if (asked[record.Id].GlobalGroup is { } group)
            {
                distribution.Add(group, record.Answer!, answer.Answer < 0 ? "" : given.Answers[answer.Answer]);
            }
        }

        if (distribution.Value() is { } distance)
        {
            summary.Add("distribution", distance);
        }

        return summary;
    }

    /// <summary>How accurate what follows from a right answer is, over the questions that were asked.</summary>
    private static double? Consistency(AnsweredRecords given, Dictionary<string, GqaExample> asked)
    {
        var accuracies = given.Given.ToDictionary(answer => given.Records[answer.Example].Id, answer => answer.Accuracy, StringComparer.Ordinal);
        return accuracies.Where(pair => pair.Value == 1 && asked[pair.Key].IsBalanced)
            .Select(pair => asked[pair.Key].Entailed.Where(id => id != pair.Key && accuracies.ContainsKey(id)).Select(id => accuracies[id]).ToArray())
            .Where(entailed => entailed.Length > 0)
            .Average(entailed => (double?)entailed.Average());
    }
}
