using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class MountainCarTests
{
    private const string Id = "classic/MountainCar-v0";

    private static readonly Field<int> Action = new(0, 1);

    [TestCase(-0.5, 0, 2, -0.49917684, 0.00082316, false, TestName = "cos(−1.5) = 0.0707372: v = 0.001 − 0.0025 · 0.0707372")]
    [TestCase(-Math.PI / 6, 0, 1, -Math.PI / 6, 0, false, TestName = "the bottom of the valley, where cos 3x = 0, holds a car at rest")]
    [TestCase(-1.19, -0.07, 0, -1.2, 0, false, TestName = "the wall on the left stops the car")]
    [TestCase(-Math.PI / 6, 0.07, 2, 0.07 - Math.PI / 6, 0.07, false, TestName = "the greatest speed is 0.07")]
    [TestCase(0.49, 0.02, 2, 0.51074844, 0.02074844, true, TestName = "cos 1.47 = 0.1006257: v = 0.021 − 0.00025156, x = 0.49 + v")]
    public void Step_OneState_MovesAsWorkedByHand(double position, double velocity, int action, double toPosition, double toVelocity, bool ends)
    {
        var state = new MountainCarState(position, velocity);
        Assert.That(Step(ref state, action, new MountainCarOptions()), Is.EqualTo(ends));
        Assert.That(state.Position, Is.EqualTo(toPosition).Within(1e-8));
        Assert.That(state.Velocity, Is.EqualTo(toVelocity).Within(1e-8));
    }

    [TestCase(0.03, ExpectedResult = false)]
    [TestCase(0.02, ExpectedResult = true)]
    public bool Step_AtTheGoal_EndsWithTheVelocityAskedFor(double goalVelocity)
    {
        var state = new MountainCarState(0.49, 0.02);
        return Step(ref state, action: 2, new MountainCarOptions { GoalVelocity = goalVelocity });
    }

    [Test]
    public void Step_PushingAlongTheMotion_EqualsThePublishedEquationsUpToTheGoal()
    {
        using var run = new DynamicsRun(Id);
        for (var episode = 0; episode < 20; episode++)
        {
            var random = run.Stream(episode);
            var (position, velocity, steps) = (-0.6 + 0.2 * random.NextDouble(), 0.0, 0);
            while (position < 0.5)
            {
                Assert.That(run.Observed(), Is.EqualTo(new[] { position, velocity }).Within(1e-6));
                var action = velocity < 0 ? 0 : 2;
                (position, velocity) = Published(position, velocity, action);
                var status = run.Step(action);
                Assert.That(status, Is.EqualTo(position < 0.5 ? StepStatus.Continues : StepStatus.Terminated));
                Assert.That(run.Current.Rewards[0], Is.EqualTo(-1f));
                steps++;
            }

            Assert.That(steps, Is.LessThan(200), "bang-bang control gets out in time");
        }
    }

    [Test]
    public void Reset_ManyEpisodes_BeginAtRestUniformlyIn6To4Tenths()
    {
        using var run = new DynamicsRun(Id, rows: 5_000);
        var first = Enumerable.Range(0, 5_000).Select(run.Observed).ToArray();
        Assert.That(first.Select(state => state[1]), Is.All.Zero);
        Assert.That(first.Select(state => state[0]), Is.All.InRange(-0.6f, -0.4f));
        Assert.That(first.Average(state => state[0]), Is.EqualTo(-0.5).Within(5 * 0.0577 / Math.Sqrt(5_000)));
    }

    [Test]
    public void Create_GoalVelocityBeyondTheGreatestSpeed_IsRefused() => Assert.That(
        () => DynamicsRun.Make(Id, 1, new JsonObject { ["goalVelocity"] = 0.08 }),
        Throws.InstanceOf<InputException>().With.Message.Contains("environment.goalVelocity"));

    /// <summary>Sutton (1996), with the constants of the book of 1998.</summary>
    private static (double Position, double Velocity) Published(double x, double v, int action)
    {
        var throttle = action - 1;
        var faster = Math.Max(-0.07, Math.Min(0.07, v + 0.001 * throttle - 0.0025 * Math.Cos(3 * x)));
        var further = Math.Min(0.6, x + faster);
        return further <= -1.2 ? (-1.2, 0) : (further, faster);
    }

    private static bool Step(ref MountainCarState state, int action, MountainCarOptions options)
    {
        var dynamics = new MountainCarDynamics(options);
        var actions = new Columns(dynamics.Spec.Action, 1);
        actions[0].Value(Action) = action;
        return dynamics.Step(ref state, actions[0], out _);
    }
}
