using MultiModalRL.Core;

namespace MultiModalRL.Evaluation.Tests;

public sealed class ClusteredMeanTests
{
    [Test]
    public void Of_ClustersOfOne_IsTheClassicalInterval()
    {
        // s² of 1, 2, 3, 4, 5 is 2.5; s/√n = √0.5; t(4) = 2.776445.
        var estimate = ClusteredMean.Of([1, 2, 3, 4, 5], [10, 20, 30, 40, 50]);

        Assert.That(estimate.Value, Is.EqualTo(3));
        Assert.That(estimate.StandardError, Is.EqualTo(Math.Sqrt(0.5)).Within(1e-12));
        Assert.That(estimate.Ci95.High, Is.EqualTo(3 + (2.7764451052 * Math.Sqrt(0.5))).Within(1e-8));
        Assert.That(estimate.Ci95.Low, Is.EqualTo(3 - (2.7764451052 * Math.Sqrt(0.5))).Within(1e-8));
    }

    [Test]
    public void Of_UnequalClusters_IsTheSandwichWorkedByHand()
    {
        // Clusters {1, 1}, {0}, {1, 0, 0}: mean 1/2; residual sums 1, −1/2, −1/2; Σ² = 3/2; ·3/2 = 9/4; √/6 = 1/4; t(2) = 4.302653.
        var estimate = ClusteredMean.Of([1, 0, 1, 1, 0, 0], [7, 8, 9, 7, 9, 9]);

        Assert.That(estimate.Value, Is.EqualTo(0.5));
        Assert.That(estimate.StandardError, Is.EqualTo(0.25).Within(1e-12));
        Assert.That(estimate.Ci95.High, Is.EqualTo(0.5 + (4.3026527297 / 4)).Within(1e-8));
    }

    [Test]
    public void Of_ValuesRepeatedWithinClusters_HasTheErrorOfTheClusters()
    {
        var once = ClusteredMean.Of([1, 0, 1, 1], [0, 1, 2, 3]);
        var thrice = ClusteredMean.Of([1, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);

        Assert.That(thrice.StandardError, Is.EqualTo(once.StandardError).Within(1e-12));
    }

    [Test]
    public void Of_OneCluster_KnowsNothing()
    {
        var estimate = ClusteredMean.Of([1, 0, 1], [4, 4, 4]);

        Assert.That(estimate.Value, Is.EqualTo(2.0 / 3).Within(1e-12));
        Assert.That(estimate.Ci95, Is.EqualTo(Interval.Unknown));
        Assert.That(estimate.Ci95.IsKnown, Is.False);
    }

    [Test]
    public void Of_NoValues_IsAnInputError() =>
        Assert.That(() => ClusteredMean.Of([], []), Throws.TypeOf<InputException>());

    [Test]
    public void Of_EqualValues_HasNoError()
    {
        var estimate = ClusteredMean.Of([0.1, 0.1, 0.1], [0, 1, 2]);

        Assert.That(estimate.StandardError, Is.Zero);
        Assert.That(estimate.Ci95.Contains(estimate.Value), Is.True);
    }

    [Test]
    public void Bounded_AllRight_IsTheExactBinomialInterval()
    {
        var estimate = ClusteredMean.Bounded([1, 1, 1, 1], [0, 1, 2, 2], 0, 1);

        Assert.That(estimate.Ci95.High, Is.EqualTo(1));
        Assert.That(estimate.Ci95.Low, Is.EqualTo(Math.Pow(0.025, 1.0 / 3)).Within(1e-12));
    }

    [Test]
    public void Bounded_IntervalPastTheRange_IsCut()
    {
        var estimate = ClusteredMean.Bounded([1, 1, 1, 0], [0, 1, 2, 3], 0, 1);

        Assert.That(estimate.Ci95, Is.EqualTo(new Interval(0, 1)));
        Assert.That(ClusteredMean.Bounded([1, 0], [3, 3], 0, 1).Ci95, Is.EqualTo(new Interval(0, 1)));
    }

    [TestCase(15, 1ul)]
    [TestCase(60, 2ul)]
    public void Of_TwoThousandSimulatedSets_CoversTheTruth(int clusters, ulong seed)
    {
        var stream = new RandomStream(seed);
        var covered = 0;
        for (var set = 0; set < 2000; set++)
        {
            var (values, members) = Simulate(clusters, ref stream);
            covered += ClusteredMean.Of(values, members).Ci95.Contains(0.3) ? 1 : 0;
        }

        Assert.That(covered / 2000.0, Is.InRange(0.93, 0.97));
    }

    [Test]
    public void Of_ClustersIgnored_WouldCoverTooLittle()
    {
        // The simulation is a fair judge only if it convicts errors that take clustered values for independent ones.
        var stream = new RandomStream(3);
        var covered = 0;
        for (var set = 0; set < 2000; set++)
        {
            var (values, _) = Simulate(30, ref stream);
            covered += SeedInterval.Of(values).Ci95.Contains(0.3) ? 1 : 0;
        }

        Assert.That(covered / 2000.0, Is.LessThan(0.9));
    }

    // Two to four values a cluster that share a random effect, mean 0.3.
    private static (double[] Values, int[] Clusters) Simulate(int clusters, ref RandomStream stream)
    {
        var (values, members) = (new List<double>(), new List<int>());
        for (var cluster = 0; cluster < clusters; cluster++)
        {
            var effect = stream.NextGaussian();
            for (var i = 2 + stream.NextInt(3); i > 0; i--)
            {
                values.Add(0.3 + effect + (0.5 * stream.NextGaussian()));
                members.Add(cluster);
            }
        }

        return ([.. values], [.. members]);
    }
}
