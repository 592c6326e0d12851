using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>What one training seed gave: the same policies, measured on the same examples, as in every other replication.</summary>
/// <param name="Name">What tells it from the others, such as its folder's name.</param>
/// <param name="Results">One a policy.</param>
/// <param name="Comparisons">Its paired comparisons.</param>
/// <param name="Families">Its fronts against families of baselines.</param>
public sealed record Replication(
    string Name,
    ImmutableArray<EvaluationResult> Results,
    ImmutableArray<Comparison> Comparisons,
    ImmutableArray<FamilyComparison> Families)
{
    /// <summary>The mean reward of a policy.</summary>
    internal double Reward(string agent) => Results.First(result => result.Agent == agent).RewardMean;
}
