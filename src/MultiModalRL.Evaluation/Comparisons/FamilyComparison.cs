using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation;

/// <summary>
/// A front of an agent (one point a price λ) against a family of baselines (one a number of looks, or a threshold): the
/// family is dominated where each member is dominated by some point of the front. Points are to be chosen beforehand, on
/// validation: the verdicts are not corrected for having picked the best of several points.
/// </summary>
/// <param name="Family">The family's name, such as <c>fixed-look-raster</c>.</param>
/// <param name="Members">Its members in the given order.</param>
public sealed record FamilyComparison(string Family, ImmutableArray<FamilyMember> Members)
{
    /// <summary>How many members some point dominates.</summary>
    public int DominatedMembers => Members.Count(member => member.Best.Verdict == Verdict.Dominates);

    /// <summary>Whether some point dominates each member.</summary>
    public bool Dominated => DominatedMembers == Members.Length;

    /// <summary>Compares every member with every point of the front.</summary>
    /// <exception cref="InputException">The front or the family is empty, or the sets are not about the same examples.</exception>
    public static FamilyComparison Of(string family, IReadOnlyList<OutcomeSet> front, IReadOnlyList<OutcomeSet> members)
    {
        if (front.Count == 0 || members.Count == 0)
        {
            throw new InputException($"the comparison with {family} needs at least one point of the front and one member");
        }

        return new FamilyComparison(family, [.. members.Select(member => new FamilyMember(member.Agent, Best(front, member)))]);
    }

    // The enum is ordered from the strongest claim to the weakest; among equals the more accurate point speaks.
    private static Comparison Best(IReadOnlyList<OutcomeSet> front, OutcomeSet member) => front
        .Select(point => Comparison.Of(point, member))
        .OrderBy(comparison => comparison.Verdict)
        .ThenByDescending(comparison => comparison.AccuracyDifference)
        .First();
}
