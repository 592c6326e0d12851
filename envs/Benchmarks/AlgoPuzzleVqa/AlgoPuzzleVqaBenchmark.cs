using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>AlgoPuzzleVQA: multiple-choice puzzles that an algorithm solves, official accuracy by category.</summary>
public static class AlgoPuzzleVqaBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "AlgoPuzzleVqa";

    private const string Dataset = "AlgoPuzzleVQA";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the data cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, AlgoPuzzleVqaOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var folder = request.Data ?? throw new InputException($"{Name} needs data: expected --data with the folder of AlgoPuzzleVQA");
        return new RecordedBenchmark
        {
            Name = Name,
            Parts = PuzzleQuestions.Parts(folder, Dataset, options.TestShare, options.ValidationShare),
            Choices = PuzzleQuestions.Choices,
            Summary = PuzzleQuestions.ByCategory,
        }.Create(request, options);
    }

    /// <summary>Whether a folder's records are of this collection: the other one has the same layout.</summary>
    internal static bool IsIn(string folder) => PuzzleVqaDataset.IsIn(folder, Dataset);
}
