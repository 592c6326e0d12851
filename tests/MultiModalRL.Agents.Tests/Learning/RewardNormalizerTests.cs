using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class RewardNormalizerTests
{
    private const StepStatus Goes = StepStatus.Continues;
    private const StepStatus Ends = StepStatus.Terminated;

    [Test]
    public void Normalize_TwoRows_DividesByTheDeviationOfTheDiscountedReturn()
    {
        var normalizer = new RewardNormalizer(2, 0.5);
        // Returns 1 and 3: variance 1.
        Assert.That(Step(normalizer, [1, 3], [Goes, Goes]), Is.EqualTo([1f, 3f]));
        // Returns .5 + 2 and 1.5 − 4, after 1 and 3: mean 1, squares 0 + 4 + 2.25 + 12.25.
        var scale = Math.Sqrt((0 + 4 + 2.25 + 12.25) / 4);
        Assert.That(Step(normalizer, [2, -4], [Goes, Goes]), Is.EqualTo([2 / scale, -4 / scale]).Within(1e-6));
        Assert.That(normalizer.Scale, Is.EqualTo(scale).Within(1e-12));
    }

    [Test]
    public void Normalize_EpisodeEnds_StartsTheReturnAnew([Values(Ends, StepStatus.Truncated)] StepStatus status)
    {
        var normalizer = new RewardNormalizer(1, 1);
        Step(normalizer, [1], [Goes]);
        Step(normalizer, [2], [status]);
        Step(normalizer, [5], [Goes]);
        // Returns 1, 3 and, begun anew, 5: mean 3, variance 8/3. Carried over the third would be 8.
        Assert.That(normalizer.Scale, Is.EqualTo(Math.Sqrt(8.0 / 3)).Within(1e-12));
    }

    [Test]
    public void Normalize_ReturnsThatHaveNotVaried_LeavesRewardsAlone()
    {
        var normalizer = new RewardNormalizer(3, 1);
        Assert.That(Step(normalizer, [1, 1, 1], [Ends, Ends, Ends]), Is.EqualTo([1f, 1f, 1f]));
        Assert.That(Step(normalizer, [1, 1, 1], [Ends, Ends, Ends]), Is.EqualTo([1f, 1f, 1f]));
    }

    [Test]
    public void Normalize_LargeReward_IsNotClipped()
    {
        var normalizer = new RewardNormalizer(100, 1);
        var rewards = new float[100];
        rewards[7] = 1;
        // Variance .01 · .99: a deviation near .0995.
        Assert.That(Step(normalizer, rewards, new StepStatus[100])[7], Is.EqualTo(1 / Math.Sqrt(0.0099)).Within(1e-4));
    }

    [Test]
    public void Load_AfterSave_GoesOnTheSame()
    {
        var (first, second) = (new RewardNormalizer(2, 0.9), new RewardNormalizer(2, 0.9));
        Step(first, [1, -2], [Goes, Ends]);
        Step(first, [0.5f, 3], [Goes, Goes]);
        RunningMomentsTests.Copy(first.Save, second.Load);
        for (var step = 0; step < 5; step++)
        {
            Assert.That(Step(second, [step, -1], [Goes, Ends]), Is.EqualTo(Step(first, [step, -1], [Goes, Ends])));
        }
    }

    private static float[] Step(RewardNormalizer normalizer, float[] rewards, StepStatus[] status)
    {
        var normalized = new float[rewards.Length];
        normalizer.Normalize(rewards, status, normalized);
        return normalized;
    }
}
