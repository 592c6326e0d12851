using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation.Tests;

public sealed class FrontSummaryTests
{
    private static readonly OutcomeSet[] Sets = [Some.Noisy("cheap", 600, 0.75, 0.2, 1), Some.Noisy("sure", 600, 0.95, 0.6, 2)];

    [Test]
    public void Of_TwoPolicies_IsTheFrontOfTheirMeans()
    {
        var summary = FrontSummary.Of("ppo", Sets, 0.5, new RandomStream(1), 200);
        var (cheap, sure) = (EvaluationResult.Of(Sets[0]), EvaluationResult.Of(Sets[1]));

        var expected = ((sure.CostMean - cheap.CostMean) * (cheap.Accuracy - 0.5)) + ((1 - sure.CostMean) * (sure.Accuracy - 0.5));
        Assert.That(summary.HyperVolume, Is.EqualTo(expected).Within(1e-9));
        Assert.That(summary.HyperVolumeCi95.Contains(summary.HyperVolume), Is.True);
        Assert.That(summary.HyperVolumeCi95.High - summary.HyperVolumeCi95.Low, Is.InRange(0.005, 0.06));
        Assert.That(summary.AccuracyAtBudgetCi95.Contains(summary.AccuracyAtBudget), Is.True);
        Assert.That(summary.Front.Select(point => point.Label), Is.EqualTo(new[] { "cheap", "sure" }));
    }

    [Test]
    public void Of_SameStream_IsTheSame()
    {
        var first = FrontSummary.Of("ppo", Sets, 0.5, new RandomStream(7), 100);
        var second = FrontSummary.Of("ppo", Sets, 0.5, new RandomStream(7), 100);

        Assert.That(second.HyperVolumeCi95, Is.EqualTo(first.HyperVolumeCi95));
    }

    [Test]
    public void Of_OnePolicyAtTheReference_HasNoVolume()
    {
        var flat = Some.Set("majority", [1, 1, 0, 0], [1, 1, 1, 1]);
        var summary = FrontSummary.Of("majority", [flat], 0.5, new RandomStream(1), 50);

        Assert.That(summary.HyperVolume, Is.Zero);
        Assert.That(summary.HyperVolumeCi95, Is.EqualTo(new Interval(0, 0)));
    }

    [Test]
    public void Of_DifferentExamples_IsAnInputError()
    {
        Assert.That(() => FrontSummary.Of("none", [], 0.5, new RandomStream(1)), Throws.TypeOf<InputException>());
        Assert.That(
            () => FrontSummary.Of("odd", [Sets[0], Some.Noisy("short", 10, 0.5, 0.5, 1)], 0.5, new RandomStream(1)),
            Throws.TypeOf<InputException>().With.Message.Contains("cheap and short"));
    }
}
