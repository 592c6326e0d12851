using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>A paired comparison over training seeds: a and b of one seed share their start and their examples.</summary>
/// <param name="A">The first agent.</param>
/// <param name="B">The second agent.</param>
/// <param name="Seeds">How many seeds compared them.</param>
/// <param name="AccuracyDifference">Accuracy a − b.</param>
/// <param name="CostDifference">Cost a − b.</param>
/// <param name="Verdicts">In how many seeds each verdict was reached; verdicts never reached are left out.</param>
public sealed record PairOverSeeds(
    string A,
    string B,
    int Seeds,
    SeedEstimate AccuracyDifference,
    SeedEstimate CostDifference,
    ImmutableSortedDictionary<Verdict, int> Verdicts)
{
    /// <summary>Every pair, in the order of its first appearance.</summary>
    public static IEnumerable<PairOverSeeds> Of(IEnumerable<Replication> replications) => replications
        .SelectMany(replication => replication.Comparisons)
        .GroupBy(comparison => (comparison.A, comparison.B))
        .Select(group => new PairOverSeeds(
            group.Key.A,
            group.Key.B,
            group.Count(),
            SeedEstimate.Of(group.Select(comparison => comparison.AccuracyDifference)),
            SeedEstimate.Of(group.Select(comparison => comparison.CostDifference)),
            group.GroupBy(comparison => comparison.Verdict).ToImmutableSortedDictionary(same => same.Key, same => same.Count())));
}
