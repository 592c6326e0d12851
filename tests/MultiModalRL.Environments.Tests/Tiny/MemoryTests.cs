using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class MemoryTests
{
    private const string Id = "tiny/Memory-v0";
    private const int Rows = 4_000;

    private static readonly Field<int> Action = new(0, 1);

    [Test]
    public void Step_OneEpisode_ShowsTheCueThenBlanksThenTheQuestion()
    {
        using var run = new DynamicsRun(Id, options: new JsonObject { ["cues"] = 3, ["blanks"] = 2 });
        var cue = Array.IndexOf(run.Observed(), 1f);
        Assert.That(cue, Is.InRange(0, 2));
        Assert.That(run.Observed().Sum(), Is.EqualTo(1f));
        run.Step(0);
        Assert.That(run.Observed(), Is.All.Zero);
        run.Step(1);
        Assert.That(run.Observed(), Is.All.Zero);
        run.Step(2);
        Assert.That(run.Observed(), Is.EqualTo(new[] { 0f, 0, 0, 1 }));
        Assert.That(run.Current.Rewards[0], Is.Zero);
        Assert.That(run.Step(cue), Is.EqualTo(StepStatus.Terminated));
        Assert.That(run.Current.Rewards[0], Is.EqualTo(1f));
    }

    [TestCase(true, ExpectedResult = MemoryOptions.OptimalReturn)]
    [TestCase(false, ExpectedResult = 0.5)]
    public double Step_RememberingOrNot_EarnsWhatTheOptionsSay(bool remembers)
    {
        using var run = new DynamicsRun(Id, Rows);
        var cues = Enumerable.Range(0, Rows).Select(row => Array.IndexOf(run.Observed(row), 1f)).ToArray();
        for (var row = 0; row < Rows; row++)
        {
            run.Actions.Values(Action, row)[0] = remembers ? cues[row] : 1;
        }

        var total = 0.0;
        for (var step = 0; step < 6; step++)
        {
            run.Step();
            total += run.Current.Rewards.ToArray().Sum();
        }

        Assert.That(run.Current.Status.ToArray(), Is.All.EqualTo(StepStatus.Terminated));
        Assert.That(new MemoryOptions().MemorylessReturn, Is.EqualTo(0.5));
        Assert.That(total / Rows, Is.EqualTo(remembers ? 1 : 0.5).Within(remembers ? 0 : 5 * 0.5 / Math.Sqrt(Rows)));
        return Math.Round(total / Rows, 1);
    }

    [Test]
    public void Step_Waiting_IsTheOnlyLegalActionUntilTheQuestion()
    {
        using var run = new DynamicsRun(Id, options: new JsonObject { ["waits"] = true, ["blanks"] = 1 });
        var legal = run.Spec.LegalActions!.Value;
        for (var step = 0; step < 2; step++)
        {
            Assert.That(run.Current.Observations.Values(legal, 0).ToArray(), Is.EqualTo(new byte[] { 0, 0, 1 }));
            Assert.That(() => run.Step(step), Throws.InvalidOperationException.With.Message.Contains("mask"));
            run.Step(2);
        }

        Assert.That(run.Current.Observations.Values(legal, 0).ToArray(), Is.EqualTo(new byte[] { 1, 1, 0 }));
        Assert.That(() => run.Step(2), Throws.InvalidOperationException.With.Message.Contains("mask"));
        Assert.That(run.Step(0), Is.EqualTo(StepStatus.Terminated));
    }
}
