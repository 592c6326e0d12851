namespace MultiModalRL.Agents.Tests;

public sealed class MonteCarloEstimatorTests
{
    [Test]
    public void Fill_EpisodeCutByTheEnd_LeavesItsStepsOut([Values] bool values)
    {
        var rollout = Rollouts.Written("-x--t-");
        rollout.Starts[0] = false;
        Array.Fill(rollout.Values, 2);
        new MonteCarloEstimator(1, values).Fill(rollout, []);
        // The first episode began before: what is left of it has a return.
        Assert.That(rollout.Weights, Is.EqualTo(new[] { 1f, 1, 1, 1, 1, 0 }));
        Assert.That(rollout.Returns, Is.EqualTo(new[] { 3f, 2, 12, 9, 5, 0 }));
        var shift = values ? 2 : 0;
        Assert.That(rollout.Advantages, Is.EqualTo(new[] { 3f - shift, 2 - shift, 12 - shift, 9 - shift, 5 - shift, 0 }));
    }
}
