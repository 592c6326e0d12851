using MultiModalRL.Core;

namespace MultiModalRL.Evaluation.Tests;

public sealed class ClusterBootstrapTests
{
    [Test]
    public void Intervals_OfAMean_AgreeWithTheFormula()
    {
        var stream = new RandomStream(5);
        var values = Enumerable.Range(0, 400).Select(_ => stream.NextGaussian()).ToArray();
        var formula = ClusteredMean.Of(values, [.. Enumerable.Range(0, 400)]).Ci95;

        var interval = ClusterBootstrap.Intervals(400, counts => [Mean(values, counts)], new RandomStream(6), 2000)[0];

        Assert.That(interval.Low, Is.EqualTo(formula.Low).Within(0.015));
        Assert.That(interval.High, Is.EqualTo(formula.High).Within(0.015));
    }

    [Test]
    public void Intervals_SameSeed_AreTheSame()
    {
        Interval[] Draw(ulong seed) => ClusterBootstrap.Intervals(5, counts => [Mean([1, 2, 3, 4, 9], counts)], new RandomStream(seed), 50);

        var (first, again, other) = (Draw(1), Draw(1), Draw(2));
        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void Intervals_EveryResample_DrawsAsManyClustersAsThereAre()
    {
        var totals = new HashSet<int>();
        ClusterBootstrap.Intervals(7, counts => [totals.Add(counts.ToArray().Sum()) ? 1 : 0], new RandomStream(1), 20);

        Assert.That(totals, Is.EqualTo(new[] { 7 }));
    }

    [Test]
    public void Intervals_OneCluster_AreUnknown() => Assert.That(
        ClusterBootstrap.Intervals(1, _ => [0.5], new RandomStream(1), 10)[0], Is.EqualTo(Interval.Unknown));

    private static double Mean(double[] values, ReadOnlySpan<int> counts)
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += values[i] * counts[i];
        }

        return sum / values.Length;
    }
}
