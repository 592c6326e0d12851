using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class MonteCarloReturnTests
{
    [Test]
    public void Fill_TwoRows_SumsToTheEndOfEachEpisodeAndKnowsNoOther()
    {
        // Row 0: an episode of two steps, then one that goes on. Row 1: truncated after two, terminated after one, idle.
        StepStatus[] status =
        [
            StepStatus.Continues, StepStatus.Continues,
            StepStatus.Terminated, StepStatus.Truncated,
            StepStatus.Continues, StepStatus.Terminated,
            StepStatus.Continues, StepStatus.Idle,
        ];
        var (returns, known) = (new float[8], new bool[8]);
        new MonteCarloReturn(0.5).Fill([1, 3, 2, 5, 4, 7, 8, 9], status, 2, returns, known);
        Assert.That(known, Is.EqualTo(new[] { true, true, true, true, false, true, false, false }));
        // 1 + ½ · 2, and 3 + ½ · 5: nothing is expected past the truncation.
        Assert.That(returns, Is.EqualTo(new[] { 2, 5.5f, 2, 5, 0, 7, 0, 0 }));
    }

    [Test]
    public void Fill_EpisodeBegunBefore_IsKnownToItsEnd()
    {
        var (returns, known) = (new float[3], new bool[3]);
        new MonteCarloReturn(1).Fill([1, 2, 4], [StepStatus.Continues, StepStatus.Terminated, StepStatus.Continues], 1, returns, known);
        Assert.That(returns, Is.EqualTo(new[] { 3f, 2, 0 }));
        Assert.That(known, Is.EqualTo(new[] { true, true, false }));
    }
}
