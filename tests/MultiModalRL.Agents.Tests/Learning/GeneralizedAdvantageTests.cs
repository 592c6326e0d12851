using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class GeneralizedAdvantageTests
{
    private const StepStatus Goes = StepStatus.Continues;
    private const StepStatus Ends = StepStatus.Terminated;
    private const StepStatus Cut = StepStatus.Truncated;

    [Test]
    public void Fill_ThreeStepsOfOneRow_IsTheSumWorkedByHand()
    {
        // δ = (1 + .5·.4 − .2, 0 + .5·.6 − .4, 2 + .5·.8 − .6) = (1, −.1, 1.8); γλ = .25.
        var advantages = Fill(0.5, 0.5, [1, 0, 2], [0.2f, 0.4f, 0.6f], [Goes, Goes, Goes], [9, 9, 9], [0.8f]);
        Assert.That(advantages, Is.EqualTo([1 + 0.25 * 0.35, -0.1 + 0.25 * 1.8, 1.8]).Within(1e-6));
    }

    [Test]
    public void Fill_Termination_BootstrapsNothingAndEndsTheSum()
    {
        // δ = (1 + 0 − .2, 0 + .5·.8 − .4): neither the next value nor the next advantage enters the first.
        var advantages = Fill(0.5, 0.5, [1, 0], [0.2f, 0.4f], [Ends, Goes], [9, 9], [0.8f]);
        Assert.That(advantages, Is.EqualTo([0.8, 0]).Within(1e-6));
    }

    [Test]
    public void Fill_Truncation_BootstrapsTheFinalValueAndEndsTheSum()
    {
        // δ₀ = 1 + .5·3 − .2: the value of the delivered final observation, not of the next episode's first.
        var advantages = Fill(0.5, 0.5, [1, 0], [0.2f, 0.4f], [Cut, Goes], [3, 9], [0.8f]);
        Assert.That(advantages, Is.EqualTo([2.3, 0]).Within(1e-6));
    }

    [Test]
    public void Fill_LastStepEnds_IgnoresTheLastValue([Values(Ends, Cut)] StepStatus status)
    {
        var advantages = Fill(1, 1, [1], [0.25f], [status], [2], [100]);
        Assert.That(advantages, Is.EqualTo([status == Ends ? 0.75 : 2.75]).Within(1e-6));
    }

    [Test]
    public void Fill_LambdaZero_IsTheTemporalDifference()
    {
        var advantages = Fill(0.9, 0, [1, 2], [0.5f, 0.25f], [Goes, Goes], [0, 0], [1]);
        Assert.That(advantages, Is.EqualTo([1 + 0.9 * 0.25 - 0.5, 2 + 0.9 - 0.25]).Within(1e-6));
    }

    [Test]
    public void Fill_LambdaAndDiscountOne_IsTheReturnLessTheValue()
    {
        var advantages = Fill(1, 1, [1, -2, 4], [0.5f, 0.25f, 3], [Goes, Goes, Ends], [0, 0, 0], [7]);
        Assert.That(advantages, Is.EqualTo([3 - 0.5, 2 - 0.25, 4.0 - 3]).Within(1e-6));
    }

    [Test]
    public void Fill_SeveralRows_EqualsEachRowAlone()
    {
        var random = new RandomStream(11);
        const int Rows = 4, Steps = 9;
        var (rewards, values) = (Numbers(ref random, Rows * Steps), Numbers(ref random, Rows * Steps));
        var (finals, last) = (Numbers(ref random, Rows * Steps), Numbers(ref random, Rows));
        var status = new StepStatus[Rows * Steps];
        for (var i = 0; i < status.Length; i++)
        {
            status[i] = random.NextInt(4) switch { 0 => Ends, 1 => Cut, _ => Goes };
        }

        var together = Fill(0.9, 0.7, rewards, values, status, finals, last);
        for (var row = 0; row < Rows; row++)
        {
            var alone = Fill(
                0.9, 0.7, Of(rewards, row), Of(values, row), Of(status, row), Of(finals, row), [last[row]]);
            Assert.That(alone, Is.EqualTo(Of(together, row)), $"row {row}");
        }

        static T[] Of<T>(T[] all, int row) => [.. all.Where((_, i) => i % Rows == row)];
    }

    private static float[] Fill(
        double discount, double lambda, float[] rewards, float[] values, StepStatus[] status, float[] finals, float[] last)
    {
        var advantages = new float[rewards.Length];
        new GeneralizedAdvantage(discount, lambda).Fill(rewards, values, status, finals, last, advantages);
        return advantages;
    }

    private static float[] Numbers(ref RandomStream random, int count)
    {
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = (float)random.NextGaussian();
        }

        return numbers;
    }
}
