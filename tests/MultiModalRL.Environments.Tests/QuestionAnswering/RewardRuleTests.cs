using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class RewardRuleTests
{
    [TestCase(0, 0.25, -0.1)]
    [TestCase(0.25, 0.75, -0.2)]
    [TestCase(0.75, 1.5, -0.1)]
    [TestCase(1, 7, 0)]
    public void Spending_Linear_IsThePriceOfTheClippedDifference(double before, double after, double expected) =>
        Assert.That(new RewardRule(0.4, RewardForm.Linear).Spending(before, after), Is.EqualTo(expected).Within(1e-15));

    [TestCase(1, 0.5, -0.2)]
    [TestCase(0.6, 0.5, -0.12)]
    [TestCase(1, 3, -0.4)]
    [TestCase(0, 1, 0)]
    public void AtAnswer_Gated_IsAccuracyTimesThePriceOfTheClippedCost(double accuracy, double cost, double expected) =>
        Assert.That(new RewardRule(0.4, RewardForm.Gated).AtAnswer(accuracy, cost), Is.EqualTo(expected).Within(1e-15));

    [Test]
    public void Forms_Any_PayOnceOnly()
    {
        Assert.That(new RewardRule(0.4, RewardForm.Linear).AtAnswer(1, 0.5), Is.Zero);
        Assert.That(new RewardRule(0.4, RewardForm.Gated).Spending(0, 0.5), Is.Zero);
    }

    [Test]
    public void Sum_AnyPathOfCosts_DependsOnItsEndAlone()
    {
        var random = new RandomStream(4);
        for (var trial = 0; trial < 200; trial++)
        {
            var rule = new RewardRule(random.NextDouble(), RewardForm.Linear);
            var (cost, sum) = (0.0, 0.0);
            for (var step = random.NextInt(8); step >= 0; step--)
            {
                var next = cost + random.NextDouble() / 3;
                sum += rule.Spending(cost, next);
                cost = next;
            }

            Assert.That(sum, Is.EqualTo(rule.Spending(0, Math.Min(cost, 1))).Within(1e-12));
        }
    }
}
