using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>A paired comparison over training seeds: a and b of one seed share their start and their examples.</summary>
/// <param name="A">The first agent.</param>
/// <param name="B">The second agent.</param>
/// <param name="Seeds">How many seeds compared them.</param>
/// <param name="AccuracyDifference">Accuracy a − b.</param>
/// <param name="CostDifference">Cost a − b.</param>
/// <param name="RewardDifference">Mean reward a − b.</param>
/// <param name="Verdicts">In how many seeds each verdict was reached; verdicts never reached are left out.</param>
public sealed record PairOverSeeds(
    string A,
    string B,
    int Seeds,
    SeedEstimate AccuracyDifference,
    SeedEstimate CostDifference,
    SeedEstimate RewardDifference,
    ImmutableSortedDictionary<Verdict, int> Verdicts)
{
    /// <summary>Every pair, in the order of its first appearance.</summary>
    public static IEnumerable<PairOverSeeds> Of(IEnumerable<Replication> replications) => replications
        .SelectMany(replication => replication.Comparisons.Select(comparison => (Of: replication, Comparison: comparison)))
        .GroupBy(pair => (pair.Comparison.A, pair.Comparison.B))
        .Select(group => new PairOverSeeds(
            group.Key.A,
            group.Key.B,
            group.Count(),
            SeedEstimate.Of(group.Select(pair => pair.Comparison.AccuracyDifference)),
            SeedEstimate.Of(group.Select(pair => pair.Comparison.CostDifference)),
            SeedEstimate.Of(group.Select(pair => pair.Of.Reward(pair.Comparison.A) - pair.Of.Reward(pair.Comparison.B))),
            group.GroupBy(pair => pair.Comparison.Verdict).ToImmutableSortedDictionary(same => same.Key, same => same.Count())));
}
