using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class TargetTests
{
    private const string Id = "tiny/Target-v0";
    private const int Episodes = 20_000;

    [Test]
    public void Step_ActionsBesideTheTarget_CostTheMeanSquareOfTheMiss()
    {
        using var run = new DynamicsRun(Id, options: new JsonObject { ["dimensions"] = 3 });
        var target = run.Observed();
        var field = new Field<float>(0, 3);
        new[] { target[0], target[1] - 0.5f, target[2] + 1 }.CopyTo(run.Actions.Values(field, 0));
        run.Step();
        Assert.That(run.Current.Status[0], Is.EqualTo(StepStatus.Terminated));
        Assert.That(run.Current.Rewards[0], Is.EqualTo(-(0.25 + 1) / 3).Within(1e-6));
        Assert.That(run.Observed(), Is.Not.EqualTo(target), "each episode has a target of its own");
    }

    [Test]
    public void Step_Hitting_EarnsTheOptimum()
    {
        using var run = new DynamicsRun(Id, rows: 100);
        run.Current.Observations.All(new Field<float>(0, 1)).CopyTo(run.Actions.All(new Field<float>(0, 1)));
        run.Step();
        Assert.That(run.Current.Rewards.ToArray(), Is.All.EqualTo(TargetOptions.OptimalReturn));
    }

    [Test]
    public void Step_BlindOrRandom_EarnsWhatTheOptionsSay()
    {
        using var run = new DynamicsRun(Id, rows: Episodes);
        run.Step(0f);
        Assert.That(run.Current.Rewards.ToArray().Average(), Is.EqualTo(TargetOptions.BlindReturn).Within(5 * 0.3 / Math.Sqrt(Episodes)));
        run.Step(0.3f);
        Assert.That(run.Current.Rewards.ToArray().Average(), Is.EqualTo(TargetOptions.BlindReturn - 0.09).Within(5 * 0.4 / Math.Sqrt(Episodes)));
        var random = new RandomStream(6);
        for (var row = 0; row < Episodes; row++)
        {
            run.Actions.SampleRow(row, ref random);
        }

        run.Step();
        Assert.That(run.Current.Rewards.ToArray().Average(), Is.EqualTo(TargetOptions.RandomReturn).Within(5 * 1.8 / Math.Sqrt(Episodes)));
    }
}
