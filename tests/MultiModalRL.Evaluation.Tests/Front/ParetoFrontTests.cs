using MultiModalRL.Core;

namespace MultiModalRL.Evaluation.Tests;

public sealed class ParetoFrontTests
{
    private static readonly ParetoPoint Majority = new("majority", 1, 0.5);

    [Test]
    public void Of_BeatenAndCoincidentPoints_KeepsTheStaircase()
    {
        var front = ParetoFront.Of(
        [
            new("d", 0.6, 0.7), new("c", 0.5, 0.9), new("a", 0.1, 0.6), new("twin", 0.1, 0.6), new("b", 0.1, 0.55), new("e", 0.9, 0.9),
        ]);

        Assert.That(front.Points.Select(point => point.Label), Is.EqualTo(new[] { "a", "c" }));
    }

    [Test]
    public void HyperVolume_TwoSteps_IsTheSumOfRectangles()
    {
        // 0.25…0.5 at 0.7 − 0.5 and 0.5…1 at 0.9 − 0.5: 0.05 + 0.2.
        var front = ParetoFront.Of([new("a", 0.25, 0.7), new("b", 0.5, 0.9)]);

        Assert.That(front.HyperVolume(Majority), Is.EqualTo(0.25).Within(1e-12));
    }

    [Test]
    public void AccuracyAtBudget_TwoSteps_IsTheIntegral()
    {
        var front = ParetoFront.Of([new("a", 0.25, 0.7), new("b", 0.5, 0.9)]);

        Assert.That(front.AccuracyAtBudget(0), Is.EqualTo((0.25 * 0.7) + (0.5 * 0.9)).Within(1e-12));
        Assert.That(front.AccuracyAtBudget(0.5), Is.EqualTo((0.25 * 0.5) + (0.25 * 0.7) + (0.5 * 0.9)).Within(1e-12));
        Assert.That(front.AccuracyAtBudget(0.8), Is.EqualTo((0.5 * 0.8) + (0.5 * 0.9)).Within(1e-12));
        Assert.That(ParetoFront.Of([]).AccuracyAtBudget(0.5), Is.EqualTo(0.5));
    }

    [Test]
    public void HyperVolume_PointsThatDoNotBeatTheReference_IsZero()
    {
        Assert.That(ParetoFront.Of([]).HyperVolume(Majority), Is.Zero);
        Assert.That(ParetoFront.Of([Majority]).HyperVolume(Majority), Is.Zero);
        Assert.That(ParetoFront.Of([new("weak", 0.1, 0.4), new("dear", 1.2, 0.9)]).HyperVolume(Majority), Is.Zero);
        Assert.That(ParetoFront.Of([new("free and perfect", 0, 1)]).HyperVolume(Majority), Is.EqualTo(0.5));
    }

    [Test]
    public void HyperVolume_OneMorePoint_NeverFalls()
    {
        var stream = new RandomStream(11);
        for (var trial = 0; trial < 100; trial++)
        {
            var points = new List<ParetoPoint>();
            var (volume, area) = (0.0, 0.0);
            for (var i = 0; i < 12; i++)
            {
                points.Add(new ParetoPoint("", 1.2 * stream.NextDouble(), stream.NextDouble()));
                var front = ParetoFront.Of(points);
                Assert.That(front.HyperVolume(Majority), Is.GreaterThanOrEqualTo(volume - 1e-12).And.LessThanOrEqualTo(0.5));
                Assert.That(front.AccuracyAtBudget(0.5), Is.GreaterThanOrEqualTo(area - 1e-12).And.LessThanOrEqualTo(1));
                (volume, area) = (front.HyperVolume(Majority), front.AccuracyAtBudget(0.5));
            }
        }
    }

    [Test]
    public void HyperVolume_AnyPoints_IsTheShareOfTheSquareThatIsBeaten()
    {
        var stream = new RandomStream(12);
        var points = Enumerable.Range(0, 6).Select(_ => new ParetoPoint("", stream.NextDouble(), stream.NextDouble())).ToArray();
        var beaten = 0;
        const int Draws = 20000;
        for (var i = 0; i < Draws; i++)
        {
            var (cost, accuracy) = (stream.NextDouble(), 0.5 + (0.5 * stream.NextDouble()));
            beaten += points.Any(point => point.Cost <= cost && point.Accuracy >= accuracy) ? 1 : 0;
        }

        Assert.That(ParetoFront.Of(points).HyperVolume(Majority), Is.EqualTo(0.5 * beaten / Draws).Within(0.01));
    }
}
