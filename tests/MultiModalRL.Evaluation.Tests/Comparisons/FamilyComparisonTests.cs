using MultiModalRL.Core;

namespace MultiModalRL.Evaluation.Tests;

public sealed class FamilyComparisonTests
{
    [Test]
    public void Of_EachMemberBelowSomePoint_IsDominated()
    {
        var family = FamilyComparison.Of(
            "fixed-look",
            [Some.Noisy("ppo@0.8", 800, 0.8, 0.2, 1), Some.Noisy("ppo@0.1", 800, 0.97, 0.6, 2)],
            [Some.Noisy("fixed-look-2", 800, 0.65, 0.35, 3), Some.Noisy("fixed-look-7", 800, 0.9, 0.8, 4)]);

        Assert.That(family.Dominated, Is.True);
        Assert.That(family.Members[0].Best.A, Is.EqualTo("ppo@0.8"), "only the cheap point is cheaper than two looks");
    }

    [Test]
    public void Of_OneMemberNotDominated_IsNotDominated()
    {
        var family = FamilyComparison.Of(
            "fixed-look",
            [Some.Noisy("ppo", 800, 0.9, 0.4, 1)],
            [Some.Noisy("fixed-look-5", 800, 0.7, 0.55, 3), Some.Noisy("fixed-look-9", 800, 0.99, 1, 4)]);

        Assert.That(family.Dominated, Is.False);
        Assert.That(family.DominatedMembers, Is.EqualTo(1));
        Assert.That(family.Members[1].Best.Verdict, Is.EqualTo(Verdict.TradeOff));
    }

    [Test]
    public void Of_NothingToCompare_IsAnInputError() => Assert.That(
        () => FamilyComparison.Of("fixed-look", [], [Some.Noisy("a", 8, 0.5, 0.5, 1)]), Throws.TypeOf<InputException>());
}
