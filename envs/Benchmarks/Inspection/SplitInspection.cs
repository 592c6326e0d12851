using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>What a split holds.</summary>
/// <param name="Split">Which split.</param>
/// <param name="Examples">How many examples.</param>
/// <param name="Images">How many images they are about.</param>
/// <param name="Questions">How many different questions.</param>
/// <param name="Types">How many examples of each question type.</param>
/// <param name="Answers">How often each answer is the reference, the most frequent first; those that never are, are left out.</param>
/// <param name="Unanswerable">Examples whose reference is not among the answers.</param>
/// <param name="Notes">What was left out, cut off or cannot be answered rightly.</param>
/// <param name="Baselines">How well answering without looking does, fitted on <paramref name="FittedOn"/>.</param>
/// <param name="FittedOn">The split that these are fitted on: training, or this one where there is no training.</param>
public sealed record SplitInspection(
    Split Split, int Examples, int Images, int Questions, ImmutableArray<(string Type, int Count)> Types, ImmutableArray<(string Answer, int Count)> Answers,
    int Unanswerable, ImmutableArray<string> Notes, LanguagePrior Baselines, Split FittedOn)
{
    /// <summary>Looks at a split.</summary>
    /// <param name="split">Which split.</param>
    /// <param name="benchmark">Its content.</param>
    /// <param name="training">The content of training; null to fit on the split itself.</param>
    public static SplitInspection Of(Split split, Benchmark benchmark, Benchmark? training)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        var examples = benchmark.Examples;
        var questions = Enumerable.Range(0, examples.Count).Select(example => string.Join(' ', examples.Question(example).ToArray()));
        return new(
            split, examples.Count, examples.Images.Distinct().Count(), questions.Distinct(StringComparer.Ordinal).Count(),
            [.. examples.Types.CountBy(type => type).OrderBy(pair => pair.Key).Select(pair => (benchmark.Types[pair.Key], pair.Value))],
            [.. examples.References.Where(answer => answer >= 0).CountBy(answer => answer).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                .Select(pair => (benchmark.Answers[pair.Key], pair.Value))],
            examples.References.Count(answer => answer < 0), benchmark.Notes, LanguagePrior.Of(training ?? benchmark, benchmark), training is null ? split : Split.Train);
    }
}
