using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>The same study over several training seeds; the unit of every interval is the seed.</summary>
public sealed record SeedSummary
{
    /// <summary>The replications' names.</summary>
    public required ImmutableArray<string> Replications { get; init; }

    /// <summary>The policies.</summary>
    public required ImmutableArray<PolicyOverSeeds> Policies { get; init; }

    /// <summary>The paired comparisons.</summary>
    public required ImmutableArray<PairOverSeeds> Pairs { get; init; }

    /// <summary>The fronts against families of baselines.</summary>
    public required ImmutableArray<FamilyOverSeeds> Families { get; init; }

    /// <summary>Sums up.</summary>
    /// <exception cref="InputException">There are fewer than two replications.</exception>
    public static SeedSummary Of(ImmutableArray<Replication> replications) => replications.Length < 2
        ? throw new InputException($"{replications.Length} replication: expected two or more training seeds")
        : new SeedSummary
        {
            Replications = [.. replications.Select(replication => replication.Name)],
            Policies = [.. PolicyOverSeeds.Of(replications)],
            Pairs = [.. PairOverSeeds.Of(replications)],
            Families = [.. FamilyOverSeeds.Of(replications)],
        };
}
