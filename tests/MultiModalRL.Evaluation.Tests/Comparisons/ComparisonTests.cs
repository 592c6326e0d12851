using MultiModalRL.Core;

namespace MultiModalRL.Evaluation.Tests;

public sealed class ComparisonTests
{
    private static readonly Interval Better = new(0.01, 0.05);
    private static readonly Interval Worse = new(-0.05, -0.01);
    private static readonly Interval Cheaper = new(-0.3, -0.1);
    private static readonly Interval Dearer = new(0.1, 0.3);

    [Test]
    public void Of_FourExamples_AreTheDifferencesWorkedByHand()
    {
        // Images {0, 1} and {2, 3}. Accuracy differences 1, 0, 0, 0: mean 1/4, residual sums 1/2 and −1/2, s.e. √(2·1/2)/4 = 1/4.
        var a = Some.Set("a", [1, 1, 1, 0], [0.1, 0.2, 0.3, 0.4]);
        var b = Some.Set("b", [0, 1, 1, 0], [0.5, 0.6, 0.7, 0.8]);

        var comparison = Comparison.Of(a, b);

        Assert.That(comparison.AccuracyDifference, Is.EqualTo(0.25));
        Assert.That(comparison.AccuracyDifferenceCi95, Is.EqualTo(new Interval(-1, 1)), "t(1) = 12.7 s.e., cut to what a difference can be");
        Assert.That(comparison.CostDifference, Is.EqualTo(-0.4).Within(1e-12));
        Assert.That(comparison.CostDifferenceCi95.High, Is.EqualTo(-0.4).Within(1e-9));
        Assert.That((comparison.A, comparison.B), Is.EqualTo(("a", "b")));
    }

    [Test]
    public void Of_OutcomesInAnotherOrder_PairsByExample()
    {
        var a = Some.Noisy("a", 60, 0.8, 0.2, 1);
        var b = Some.Noisy("b", 60, 0.7, 0.5, 2);
        var reversed = b with { Outcomes = [.. b.Outcomes.Reverse()] };

        var (straight, shuffled) = (Comparison.Of(a, b), Comparison.Of(a, reversed));

        Assert.That(shuffled.AccuracyDifferenceCi95, Is.EqualTo(straight.AccuracyDifferenceCi95));
        Assert.That(shuffled.CostDifference, Is.EqualTo(straight.CostDifference).Within(1e-12));
    }

    [Test]
    public void Of_TwoAgentsSwapped_MirrorsEverything()
    {
        for (var seed = 0ul; seed < 20; seed++)
        {
            var a = Some.Noisy("a", 80, 0.6 + (0.015 * seed), 0.3, seed);
            var b = Some.Noisy("b", 80, 0.6, 0.5, seed + 100);
            var (forward, back) = (Comparison.Of(a, b), Comparison.Of(b, a));

            Assert.That(back.AccuracyDifference, Is.EqualTo(-forward.AccuracyDifference).Within(1e-12));
            Assert.That(back.CostDifferenceCi95.Low, Is.EqualTo(-forward.CostDifferenceCi95.High).Within(1e-12));
            Assert.That(back.Verdict == Verdict.Dominated, Is.EqualTo(forward.Verdict == Verdict.Dominates));
        }
    }

    [Test]
    public void Of_MoreAccurateAndCheaper_Dominates()
    {
        var comparison = Comparison.Of(Some.Noisy("a", 800, 0.95, 0.2, 1), Some.Noisy("b", 800, 0.8, 0.5, 2));

        Assert.That(comparison.Verdict, Is.EqualTo(Verdict.Dominates));
    }

    [Test]
    public void Of_TheSameAgent_IsATradeOff()
    {
        var a = Some.Noisy("a", 800, 0.9, 0.2, 1);
        var comparison = Comparison.Of(a, a);

        Assert.That(comparison.Verdict, Is.EqualTo(Verdict.TradeOff));
        Assert.That(comparison.AccuracyDifferenceCi95.Contains(0), Is.True);
    }

    [Test]
    public void Of_NoDifferenceOnFewImages_IsNotEvidenceOfNoninferiority()
    {
        var few = Comparison.Of(Some.Set("a", [1, 1, 1, 1], [0.1, 0.1, 0.1, 0.1]), Some.Set("b", [1, 1, 1, 1], [1, 1, 1, 1]));
        var ones = Enumerable.Repeat(1.0, 2000).ToArray();
        var many = Comparison.Of(
            Some.Set("a", ones, [.. ones.Select(_ => 0.1)]), Some.Set("b", ones, [.. ones.Select(_ => 1.0)]));

        Assert.That(few.Verdict, Is.EqualTo(Verdict.TradeOff));
        Assert.That(many.Verdict, Is.EqualTo(Verdict.CheaperNoninferior));
    }

    [Test]
    public void Of_DifferentExamples_IsAnInputError()
    {
        var a = Some.Set("a", [1, 1, 1, 0], [0, 0, 0, 0]);
        var fewer = Some.Set("b", [1, 1], [0, 0]);
        var other = a with { Agent = "b", Outcomes = a.Outcomes.SetItem(0, a.Outcomes[0] with { Example = 9 }) };
        var twice = a with { Agent = "b", Outcomes = a.Outcomes.SetItem(0, a.Outcomes[1]) };
        var moved = a with { Agent = "b", Outcomes = a.Outcomes.SetItem(0, a.Outcomes[0] with { Cluster = 5 }) };

        Assert.That(() => Comparison.Of(a, fewer), Throws.TypeOf<InputException>().With.Message.Contains("4 and 2 outcomes"));
        Assert.That(() => Comparison.Of(a, other), Throws.TypeOf<InputException>().With.Message.Contains("example 0 is in a only"));
        Assert.That(() => Comparison.Of(a, twice), Throws.TypeOf<InputException>().With.Message.Contains("example 1 twice"));
        Assert.That(() => Comparison.Of(a, moved), Throws.TypeOf<InputException>().With.Message.Contains("image 0 in one and image 5"));
        Assert.That(() => Comparison.Of(a, a with { Split = Split.Train }), Throws.TypeOf<InputException>().With.Message.Contains("splits"));
    }

    [Test]
    public void Judge_BothIntervalsOnTheGoodSide_Dominates()
    {
        Assert.That(Comparison.Judge(Better, Cheaper, 0.3, 0.5), Is.EqualTo(Verdict.Dominates));
        Assert.That(Comparison.Judge(Worse, Dearer, 0.5, 0.3), Is.EqualTo(Verdict.Dominated));
    }

    [Test]
    public void Judge_AnIntervalThatTouchesZero_DoesNotDominate()
    {
        Assert.That(Comparison.Judge(new(0, 0.05), Cheaper, 0.45, 0.5), Is.EqualTo(Verdict.TradeOff));
        Assert.That(Comparison.Judge(Better, new(-0.3, 0), 0.45, 0.5), Is.EqualTo(Verdict.TradeOff));
        Assert.That(Comparison.Judge(new(-0.05, 0), Dearer, 0.5, 0.45), Is.EqualTo(Verdict.TradeOff));
        Assert.That(Comparison.Judge(Worse, new(0, 0.3), 0.5, 0.45), Is.EqualTo(Verdict.TradeOff));
    }

    [TestCase(-0.005, 0.1, Verdict.TradeOff)]
    [TestCase(-0.0049, 0.1, Verdict.CheaperNoninferior)]
    [TestCase(-0.0049, 0.21, Verdict.CheaperNoninferior)]
    [TestCase(-0.0049, 0.2101, Verdict.TradeOff)]
    [TestCase(-0.006, 0.1, Verdict.TradeOff)]
    public void Judge_AtTheMargins_FollowsTheRule(double low, double costA, Verdict expected) =>
        Assert.That(Comparison.Judge(new(low, 0.02), Cheaper, costA, 0.3), Is.EqualTo(expected));

    [Test]
    public void Judge_AgainstACostOfZero_IsNeverCheaper() =>
        Assert.That(Comparison.Judge(new(0, 0), new(0, 0), 0, 0), Is.EqualTo(Verdict.TradeOff));

    [Test]
    public void Judge_MoreAccurateAndDearer_IsATradeOff()
    {
        Assert.That(Comparison.Judge(Better, Dearer, 0.5, 0.3), Is.EqualTo(Verdict.TradeOff));
        Assert.That(Comparison.Judge(Worse, Cheaper, 0.1, 0.5), Is.EqualTo(Verdict.TradeOff));
        Assert.That(Comparison.Judge(Interval.Unknown, Interval.Unknown, 0.1, 0.5), Is.EqualTo(Verdict.TradeOff));
    }
}
