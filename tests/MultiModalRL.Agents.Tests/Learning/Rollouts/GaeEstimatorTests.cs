namespace MultiModalRL.Agents.Tests;

public sealed class GaeEstimatorTests
{
    [Test]
    public void Fill_LambdaOne_IsTheNStepReturnLessTheValue()
    {
        var rollout = Rollouts.Written("-x-");
        float[] values = [10, 20, 30];
        values.CopyTo(rollout.Values, 0);
        new GaeEstimator(discount: 0.5, new A2cOptions().GaeLambda).Fill(rollout, [40]);
        // 1 + ½ · 2 − 10; 2 − 20; 3 + ½ · 40 − 30.
        Assert.That(rollout.Advantages, Is.EqualTo(new[] { -8f, -18, -7 }));
        Assert.That(rollout.Returns, Is.EqualTo(new[] { 2f, 2, 23 }));
        Assert.That(rollout.Weights, Is.All.EqualTo(1));
    }
}
