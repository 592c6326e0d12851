using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>A front against a family of baselines, over training seeds.</summary>
/// <param name="Family">The family's name.</param>
/// <param name="Seeds">How many seeds compared them.</param>
/// <param name="Dominated">In how many of them each member is dominated by some point of the front.</param>
/// <param name="Members">The members.</param>
public sealed record FamilyOverSeeds(string Family, int Seeds, int Dominated, ImmutableArray<FamilyMemberOverSeeds> Members)
{
    /// <summary>Every family, in the order of its first appearance.</summary>
    public static IEnumerable<FamilyOverSeeds> Of(IEnumerable<Replication> replications) => replications
        .SelectMany(replication => replication.Families)
        .GroupBy(family => family.Family)
        .Select(group => new FamilyOverSeeds(
            group.Key,
            group.Count(),
            group.Count(family => family.Dominated),
            [.. group.SelectMany(family => family.Members).GroupBy(member => member.Name).Select(FamilyMemberOverSeeds.Of)]));
}
