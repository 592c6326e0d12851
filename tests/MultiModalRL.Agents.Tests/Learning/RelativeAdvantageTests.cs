using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class RelativeAdvantageTests
{
    [Test]
    public void LeaveOneOut_ThreeReturns_AreComparedWithTheMeanOfTheOthers() =>
        // 1 − (2 + 6)/2, 2 − (1 + 6)/2, 6 − (1 + 2)/2.
        Assert.That(LeaveOneOut([1, 2, 6]), Is.EqualTo(new[] { -3, -1.5f, 4.5f }));

    [Test]
    public void LeaveOneOut_AnyReturns_HaveBaselinesThatDoNotDependOnTheirOwn([Range(0, 9)] int seed)
    {
        var random = new RandomStream((ulong)seed);
        var returns = new float[2 + random.NextInt(7)];
        foreach (ref var value in returns.AsSpan())
        {
            value = (float)random.NextGaussian();
        }

        var before = LeaveOneOut(returns);
        Assert.That(before.Sum(), Is.Zero.Within(1e-5));
        returns[1] += 3;
        Assert.That(LeaveOneOut(returns)[1], Is.EqualTo(before[1] + 3).Within(1e-5));
    }

    [Test]
    public void OfGroup_ThreeReturns_AreShiftedAndDividedByTheSampleDeviation()
    {
        var deviation = Math.Sqrt((4 + 1 + 9) / 2.0) + 1e-4;
        Assert.That(OfGroup([1, 2, 6], true), Is.EqualTo([-2 / deviation, -1 / deviation, 3 / deviation]).Within(1e-6));
        Assert.That(OfGroup([1, 2, 6], false), Is.EqualTo(new[] { -2f, -1, 3 }));
    }

    [Test]
    public void OfGroup_ReturnsAllAlike_TeachNothing([Values] bool deviation) => Assert.That(OfGroup([0.3f, 0.3f, 0.3f], deviation), Is.All.Zero);

    [Test]
    public void AnyComparison_OfOne_Throws()
    {
        Assert.That(() => LeaveOneOut([1]), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => OfGroup([1], true), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Standardize_SomeWithoutWeight_AreNeitherCountedNorChanged()
    {
        float[] advantages = [1, 100, 3, 5];
        RelativeAdvantage.Standardize(advantages, [1, 0, 1, 0.5f]);
        var deviation = Math.Sqrt(8.0 / 3);
        Assert.That(advantages, Is.EqualTo([-2 / deviation, 100, 0, 2 / deviation]).Within(1e-6));
    }

    [Test]
    public void Standardize_FewerThanTwo_Stay()
    {
        float[] advantages = [7, 2];
        RelativeAdvantage.Standardize(advantages, [1, 0]);
        Assert.That(advantages, Is.EqualTo(new[] { 7f, 2 }));
    }

    private static float[] LeaveOneOut(float[] returns)
    {
        var advantages = new float[returns.Length];
        RelativeAdvantage.LeaveOneOut(returns, advantages);
        return advantages;
    }

    private static float[] OfGroup(float[] returns, bool deviation)
    {
        var advantages = new float[returns.Length];
        RelativeAdvantage.OfGroup(returns, deviation, advantages);
        return advantages;
    }
}
