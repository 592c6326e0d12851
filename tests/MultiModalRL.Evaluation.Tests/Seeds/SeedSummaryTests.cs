using MultiModalRL.Core;

namespace MultiModalRL.Evaluation.Tests;

public sealed class SeedSummaryTests
{
    [Test]
    public void Of_ThreeSeeds_HasTheSeedAsItsUnit()
    {
        var summary = SeedSummary.Of([Seed("seed-1", 0.80), Seed("seed-2", 0.90), Seed("seed-3", 0.85)]);

        // s = 0.05, so the half interval is t(2) · 0.05 / √3 = 4.302653 · 0.0288675 = 0.124207.
        var ppo = summary.Policies.Single(policy => policy.Agent == "ppo");
        Assert.Multiple(() =>
        {
            Assert.That(summary.Replications, Is.EqualTo(new[] { "seed-1", "seed-2", "seed-3" }));
            Assert.That(ppo.Seeds, Is.EqualTo(3));
            Assert.That(ppo.Accuracy.Mean, Is.EqualTo(0.85).Within(1e-9));
            Assert.That(ppo.Accuracy.Ci95.Low, Is.EqualTo(0.85 - 0.124207).Within(1e-5));
            Assert.That(ppo.Accuracy.Ci95.High, Is.EqualTo(0.85 + 0.124207).Within(1e-5));
            Assert.That((ppo.Accuracy.Least, ppo.Accuracy.Greatest), Is.EqualTo((0.80, 0.90)));
        });
    }

    [Test]
    public void Of_SeedsThatDisagree_CountsVerdictsAndDominatedMembers()
    {
        var summary = SeedSummary.Of([Seed("a", 0.95), Seed("b", 0.95), Seed("c", 0.40)]);

        var pair = summary.Pairs.Single();
        var family = summary.Families.Single();
        Assert.Multiple(() =>
        {
            // Rewards are accuracy − 0.4 cost: (0.95 + 0.95 + 0.4)/3 − 0.6 + 0.4 · 0.2.
            Assert.That(pair.RewardDifference.Mean, Is.EqualTo(2.3 / 3 - 0.6 + 0.08).Within(1e-6));
            Assert.That(pair.Verdicts, Is.EqualTo(new Dictionary<Verdict, int> { [Verdict.Dominates] = 2, [Verdict.TradeOff] = 1 }));
            Assert.That((family.Dominated, family.Seeds), Is.EqualTo((2, 3)));
            Assert.That(family.Members.Single(), Is.EqualTo(new FamilyMemberOverSeeds("fixed-look-5", 2, 3)));
        });
    }

    [Test]
    public void Of_OneSeed_IsAnInputError() =>
        Assert.That(() => SeedSummary.Of([Seed("only", 0.9)]), Throws.TypeOf<InputException>().With.Message.Contains("two or more"));

    private static Replication Seed(string name, double accuracy)
    {
        const int examples = 400;
        var ppo = Some.Set("ppo", Right(accuracy, examples), Costs(0.3, examples));
        var look = Some.Set("fixed-look-5", Right(0.6, examples), Costs(0.5, examples));
        return new Replication(
            name,
            [EvaluationResult.Of(ppo), EvaluationResult.Of(look)],
            [Comparison.Of(ppo, look)],
            [FamilyComparison.Of("fixed-look", [ppo], [look])]);
    }

    private static double[] Right(double share, int count) =>
        [.. Enumerable.Range(0, count).Select(i => i < Math.Round(share * count) ? 1.0 : 0.0)];

    private static double[] Costs(double cost, int count) => [.. Enumerable.Range(0, count).Select(i => cost + (i % 4 < 2 ? 0.01 : -0.01))];
}
