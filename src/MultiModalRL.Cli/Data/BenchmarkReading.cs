using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>A data folder as one benchmark reads it: each split is made when it is first asked for, once, and let go of with the reading.</summary>
/// <param name="benchmark">The benchmark.</param>
/// <param name="folder">The data folder; null for a benchmark that needs none.</param>
/// <param name="options">The benchmark's options.</param>
internal sealed class BenchmarkReading(BenchmarkRegistration benchmark, string? folder, object options) : IDisposable
{
    private readonly Dictionary<Split, Benchmark> splits = [];
    private readonly Dictionary<Split, InputException> flaws = [];

    /// <summary>The benchmark's name.</summary>
    public string Name => benchmark.Name;

    /// <summary>What it is.</summary>
    public string Summary => benchmark.Summary;

    /// <summary>Whether any split can be read; those after the first that can are not made for it.</summary>
    public bool IsReadable => Enum.GetValues<Split>().Any(split => Find(split) is not null);

    /// <summary>The splits that can be read.</summary>
    public IReadOnlyDictionary<Split, Benchmark> Splits => Complete(splits);

    /// <summary>What is wrong with the splits that cannot be read.</summary>
    public IReadOnlyDictionary<Split, string> Flaws => Complete(flaws).ToDictionary(flaw => flaw.Key, flaw => flaw.Value.Message);

    /// <summary>
    /// What tells most of why splits cannot be read: what is wrong with files that are there, before what is not there; null
    /// where all can.
    /// </summary>
    public InputException? Flaw => Complete(flaws).OrderBy(flaw => flaw.Key).Select(flaw => flaw.Value).MinBy(flaw => flaw.Absence);

    /// <summary>Whether its files are there and none of its splits can be read.</summary>
    public bool IsDamaged => !IsReadable && Flaw is { Absence: Absence.None };

    /// <summary>A split's content.</summary>
    /// <exception cref="InputException">It is not there or cannot be read; the message says why.</exception>
    public Benchmark this[Split split] => Find(split) ?? throw flaws[split];

    public void Dispose()
    {
        foreach (var content in splits.Values)
        {
            (content.Images as IDisposable)?.Dispose();
        }
    }

    private Benchmark? Find(Split split)
    {
        if (!splits.ContainsKey(split) && !flaws.ContainsKey(split))
        {
            try
            {
                splits.Add(split, benchmark.Create(new EnvironmentRequest(1, split, folder, 0) { Vocabulary = OfTraining() }, options));
            }
            catch (InputException exception)
            {
                flaws.Add(split, exception);
            }
        }

        return splits.GetValueOrDefault(split);
    }

    // What the training questions make is the same for every split: with it they need not be read again for each.
    private QuestionVocabulary? OfTraining() => splits.GetValueOrDefault(Split.Train) is { } training
        ? new(training.Tokens, training.Examples.QuestionLength) { Answers = training.Answers }
        : null;

    private Dictionary<Split, T> Complete<T>(Dictionary<Split, T> found)
    {
        foreach (var split in Enum.GetValues<Split>())
        {
            Find(split);
        }

        return found;
    }
}
