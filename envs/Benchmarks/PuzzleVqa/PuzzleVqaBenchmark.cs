using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>PuzzleVQA: multiple-choice puzzles about abstract patterns, official accuracy by category and by concept.</summary>
public static class PuzzleVqaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "PuzzleVqa";

    private const string Dataset = "PuzzleVQA";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, PuzzleVqaOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var folder = request.Data ?? throw new InputException($"{Name} needs data: expected --data with the folder of PuzzleVQA");
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = PuzzleQuestions.Parts(folder, Dataset, options.TestShare, options.ValidationShare),
            Choices = PuzzleQuestions.Choices,
            Summary = Summary,
        }.Create(request, options);
    }

    /// <summary>Whether a folder's records are of this collection: the other one has the same layout.</summary>
    internal static bool IsIn(string folder) => PuzzleVqaDataset.IsIn(folder, Dataset);

    private static Dictionary<string, double> Summary(AnsweredRecords given)
    {
        var numbers = PuzzleQuestions.ByCategory(given);
        foreach (var (concept, accuracy) in given.By(record => PuzzleConcepts.Of(record.Type) ?? "").Where(group => group.Key.Length > 0))
        {
            numbers.Add($"concept/{concept}", accuracy);
        }

        return numbers;
    }
}
