namespace MultiModalRL.Evaluation.Tests;

public sealed class SeedIntervalTests
{
    [Test]
    public void Of_ThreeSeeds_TakesTwoDegreesOfFreedom()
    {
        // 0.8, 0.9, 1.0: s = 0.1, s/√3, t(2) = 4.302653.
        var estimate = SeedInterval.Of([0.8, 0.9, 1.0]);

        Assert.That(estimate.Value, Is.EqualTo(0.9).Within(1e-12));
        Assert.That(estimate.Ci95.High - 0.9, Is.EqualTo(4.3026527297 * 0.1 / Math.Sqrt(3)).Within(1e-8));
    }

    [Test]
    public void Of_OneSeed_KnowsNothing() => Assert.That(SeedInterval.Of([0.8]).Ci95, Is.EqualTo(Interval.Unknown));
}
