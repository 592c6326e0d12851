using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>What all environments over <see cref="IDynamics{TState}"/> share: rows, limits, saving.</summary>
public sealed class DynamicsEnvironmentTests
{
    private static JsonObject Limit(int steps) => new() { ["maxEpisodeSteps"] = steps };

    [TestCase("classic/CartPole-v1", 500)]
    [TestCase("classic/Acrobot-v1", 500)]
    [TestCase("classic/MountainCar-v0", 200)]
    [TestCase("classic/Pendulum-v1", 200)]
    [TestCase("tiny/Chain-v0", 10)]
    [TestCase("tiny/Memory-v0", 6)]
    [TestCase("tiny/Bandit-v0", 1)]
    public void Spec_TimeLimit_IsThePublishedOne(string id, int steps)
    {
        using var run = new DynamicsRun(id, reset: false);
        Assert.That(run.Spec.MaxEpisodeSteps, Is.EqualTo(steps));
    }

    [Test]
    public void Step_AtTheLimit_TruncatesAndDeliversTheFinalObservation()
    {
        using var run = new DynamicsRun("classic/MountainCar-v0", rows: 3);
        for (var step = 1; step < 200; step++)
        {
            run.Step(1);
            Assert.That(run.Current.Status.ToArray(), Is.All.EqualTo(StepStatus.Continues), $"step {step}");
        }

        var before = run.Observed(1);
        run.Step(1);
        Assert.That(run.Current.Status.ToArray(), Is.All.EqualTo(StepStatus.Truncated));
        Assert.That(run.Current.Finals.Count, Is.EqualTo(3));
        Assert.That(run.Current.FinalRows, Is.EqualTo(new[] { 0, 1, 2 }));
        var velocity = before[1] - 0.0025 * Math.Cos(3 * before[0]);
        Assert.That(run.Final(1), Is.EqualTo(new[] { before[0] + velocity, velocity }).Within(1e-6));
        Assert.That(run.Observed(1)[1], Is.Zero, "the next episode begins at rest");
        Assert.That(run.Current.Starts.ToArray(), Is.All.True);
        Assert.That(run.Current.Keys[2], Is.EqualTo(run.Key(5, 0)));
        run.Step(1);
        Assert.That(run.Current.Finals.Count, Is.Zero);
    }

    [Test]
    public void Step_TaskEndsAtTheLimit_Terminates()
    {
        using var open = new DynamicsRun("classic/CartPole-v1");
        var steps = 1;
        while (open.Step(1) == StepStatus.Continues)
        {
            steps++;
        }

        using var limited = new DynamicsRun("classic/CartPole-v1", options: Limit(steps));
        for (var step = 1; step < steps; step++)
        {
            Assert.That(limited.Step(1), Is.EqualTo(StepStatus.Continues));
        }

        Assert.That(limited.Step(1), Is.EqualTo(StepStatus.Terminated));
        Assert.That(limited.Current.Finals.Count, Is.Zero, "nothing is bootstrapped past the task's end");
    }

    [Test]
    public void Step_PlanDone_IdlesWithALegalActionAndIgnoresWhatIsChosen()
    {
        using var run = new DynamicsRun("tiny/Bandit-v0", rows: 3, new JsonObject { ["forbids"] = true }, EpisodePlan.EachOnce(2, 4));
        var legal = run.Spec.LegalActions!.Value;
        for (var row = 0; row < 3; row++)
        {
            run.Actions.Values(new Field<int>(0, 1), row)[0] = run.Current.Observations.Values(legal, row).IndexOf((byte)1);
        }

        run.Step();
        Assert.That(run.Current.Starts.ToArray(), Is.EqualTo(new[] { true, false, false }));
        Assert.That(run.Current.Keys.ToArray(), Is.EqualTo(new[] { run.Key(3, 0), 0ul, 0ul }));
        run.Actions.All(new Field<int>(0, 1)).Fill(-7);
        run.Actions.Values(new Field<int>(0, 1), 0)[0] = run.Current.Observations.Values(legal, 0).IndexOf((byte)1);
        run.Step();
        Assert.That(run.Current.Status.ToArray(), Is.EqualTo(new[] { StepStatus.Terminated, StepStatus.Idle, StepStatus.Idle }));
        Assert.That(run.Current.Rewards[1], Is.Zero);
        Assert.That(run.Current.Observations.Values(legal, 2).Contains((byte)1));
    }

    [Test]
    public void Step_RefusedAction_NamesTheRowAndChangesNothing()
    {
        using var run = new DynamicsRun("tiny/Memory-v0", rows: 2, new JsonObject { ["waits"] = true });
        var before = run.Save();
        run.Actions.All(new Field<int>(0, 1))[0] = 2;
        run.Actions.All(new Field<int>(0, 1))[1] = 0;
        Assert.That(run.Step, Throws.InvalidOperationException.With.Message.Contains("row 1").And.Message.Contains("mask forbids action 0"));
        run.Actions.All(new Field<int>(0, 1))[1] = 3;
        Assert.That(run.Step, Throws.InvalidOperationException.With.Message.Contains("'action' is outside its space"));
        Assert.That(run.Save(), Is.EqualTo(before));
        Assert.That(run.Step(2), Is.EqualTo(StepStatus.Continues));
    }

    [Test]
    public void Load_MidEpisode_GoesOnBitForBit([Values("classic/CartPole-v1", "classic/Acrobot-v1", "tiny/Chain-v0")] string id)
    {
        using var original = new DynamicsRun(id, rows: 5);
        using var resumed = new DynamicsRun(id, rows: 5, reset: false);
        var random = new RandomStream(9);
        for (var step = 0; step < 37; step++)
        {
            Act(original, original, ref random);
        }

        resumed.Load(original.Save());
        Assert.That(resumed.Save(), Is.EqualTo(original.Save()));
        for (var step = 0; step < 300; step++)
        {
            Act(original, resumed, ref random);
            resumed.Step();
            Assert.That(resumed.Current.Keys.SequenceEqual(original.Current.Keys), $"keys at step {step}");
            Assert.That(resumed.Current.Status.SequenceEqual(original.Current.Status), $"status at step {step}");
            Assert.That(Enumerable.Range(0, 5).All(row => resumed.Observed(row).SequenceEqual(original.Observed(row))), $"step {step}");
        }

        Assert.That(resumed.Save(), Is.EqualTo(original.Save()));
    }

    [Test]
    public void Load_OfAnotherKind_IsRefusedWithWhatWasExpected()
    {
        using var run = new DynamicsRun("classic/CartPole-v1", rows: 2);
        using var pendulum = new DynamicsRun("classic/Pendulum-v1", rows: 2);
        using var otherPlan = new DynamicsRun("classic/CartPole-v1", rows: 2, plan: EpisodePlan.Endless(2, 1));
        using var shorter = new DynamicsRun("classic/CartPole-v1", rows: 2, Limit(3));
        for (var step = 0; step < 5; step++)
        {
            run.Step(0);
        }

        var state = run.Save();
        Assert.Multiple(() =>
        {
            Assert.That(() => pendulum.Load(state), Throws.InstanceOf<InputException>().With.Message.Contains("expected classic/Pendulum-v1"));
            Assert.That(() => otherPlan.Load(state), Throws.InstanceOf<InputException>().With.Message.Contains("another plan"));
            Assert.That(() => shorter.Load(state), Throws.InstanceOf<InputException>().With.Message.Contains("is at step 5"));
            Assert.That(() => run.Load(state[..^1]), Throws.InstanceOf<InputException>().With.Message.Contains("cut short"));
            Assert.That(() => run.Step(0), Throws.InvalidOperationException, "a failed load needs another one");
        });
    }

    [Test]
    public void Step_SteadyState_AllocatesNothing(
        [Values("classic/CartPole-v1", "classic/Acrobot-v1", "classic/MountainCar-v0", "tiny/Bandit-v0", "tiny/Locks-v0")] string id)
    {
        using var run = new DynamicsRun(id, rows: 16);
        for (var step = 0; step < 600; step++)
        {
            run.Step();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var step = 0; step < 600; step++)
        {
            run.Step();
        }

        // Less than a byte a row and step: the runtime's own caches grow on any thread now and then.
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(600 * 16));
    }

    private static void Act(DynamicsRun from, DynamicsRun alike, ref RandomStream random)
    {
        for (var row = 0; row < 5; row++)
        {
            from.Actions.SampleRow(row, ref random);
        }

        from.Step();
        from.Actions.CopyTo(alike.Actions);
    }
}
