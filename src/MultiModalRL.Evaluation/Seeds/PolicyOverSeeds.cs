namespace MultiModalRL.Evaluation;

/// <summary>One policy over training seeds.</summary>
/// <param name="Agent">The policy's name.</param>
/// <param name="Seeds">How many seeds measured it.</param>
/// <param name="Accuracy">Mean accuracy.</param>
/// <param name="Cost">Mean normalised cost.</param>
/// <param name="Reward">Mean reward of an episode.</param>
public sealed record PolicyOverSeeds(string Agent, int Seeds, SeedEstimate Accuracy, SeedEstimate Cost, SeedEstimate Reward)
{
    /// <summary>Every policy, in the order of its first appearance.</summary>
    public static IEnumerable<PolicyOverSeeds> Of(IEnumerable<Replication> replications) => replications
        .SelectMany(replication => replication.Results)
        .GroupBy(result => result.Agent)
        .Select(group => new PolicyOverSeeds(
            group.Key,
            group.Count(),
            SeedEstimate.Of(group.Select(result => result.Accuracy)),
            SeedEstimate.Of(group.Select(result => result.CostMean)),
            SeedEstimate.Of(group.Select(result => result.RewardMean))));
}
