namespace MultiModalRL.Evaluation;

/// <summary>A member of a family over training seeds.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Dominated">In how many seeds some point of the front dominates it.</param>
/// <param name="Seeds">How many seeds compared it.</param>
public sealed record FamilyMemberOverSeeds(string Name, int Dominated, int Seeds)
{
    internal static FamilyMemberOverSeeds Of(IGrouping<string, FamilyMember> group) =>
        new(group.Key, group.Count(member => member.Best.Verdict == Verdict.Dominates), group.Count());
}
