using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class PendulumTests
{
    private const string Id = "classic/Pendulum-v1";

    private static readonly Field<float> Action = new(0, 1);

    [TestCase(0, 0, 2, 0.015, 0.3, -0.004, TestName = "upright at rest: ω = 3 · 2 · 0.05")]
    [TestCase(Math.PI / 2, 1, -1, 1.6507963, 1.6, -2.5684011, TestName = "level: ω = 1 + (15 − 3) · 0.05, cost π²/4 + 0.1 + 0.001")]
    [TestCase(3 * Math.PI / 2, 0, 0, 4.6748890, -0.75, -2.4674011, TestName = "three quarters of a turn are minus one: cost π²/4")]
    [TestCase(Math.PI / 2, 8, 2, 1.9707963, 8, -8.8714011, TestName = "the greatest speed is 8")]
    [TestCase(-7 * Math.PI, 0, 0, -21.9911486, 0, -9.8696044, TestName = "hanging after turns costs π²")]
    public void Step_OneState_MovesAsWorkedByHand(double angle, double velocity, float torque, double toAngle, double toVelocity, double reward)
    {
        var state = new PendulumState(angle, velocity);
        var dynamics = new PendulumDynamics(new PendulumOptions());
        var actions = new Columns(dynamics.Spec.Action, 1);
        actions[0].Value(Action) = torque;
        Assert.That(dynamics.Step(ref state, actions[0], out var paid), Is.False);
        Assert.That(state.Angle, Is.EqualTo(toAngle).Within(1e-7));
        Assert.That(state.Velocity, Is.EqualTo(toVelocity).Within(1e-7));
        Assert.That(paid, Is.EqualTo(reward).Within(1e-6));
    }

    [Test]
    public void Step_RandomTorques_EqualsThePublishedEquationsAndIsTruncatedAt200([Values(10.0, 9.81)] double gravity)
    {
        using var run = new DynamicsRun(Id, options: new JsonObject { ["gravity"] = gravity });
        var torques = new RandomStream(3);
        for (var episode = 0; episode < 5; episode++)
        {
            var random = run.Stream(episode);
            var (theta, omega) = (Math.PI * (2 * random.NextDouble() - 1), 2 * random.NextDouble() - 1);
            for (var step = 1; step <= 200; step++)
            {
                Assert.That(run.Observed(), Is.EqualTo(Seen(theta, omega)).Within(1e-6), $"episode {episode}, step {step}");
                var torque = 4 * torques.NextSingle() - 2;
                var turned = (theta + Math.PI) % (2 * Math.PI);
                var cost = Math.Pow((turned < 0 ? turned + 2 * Math.PI : turned) - Math.PI, 2) + 0.1 * omega * omega + 0.001 * torque * torque;
                omega = Math.Clamp(omega + (3 * gravity / 2 * Math.Sin(theta) + 3.0 * torque) * 0.05, -8, 8);
                theta += omega * 0.05;
                Assert.That(run.Step(torque), Is.EqualTo(step < 200 ? StepStatus.Continues : StepStatus.Truncated));
                Assert.That(run.Current.Rewards[0], Is.EqualTo(-cost).Within(1e-6 * (1 + cost)));
            }

            Assert.That(run.Final(), Is.EqualTo(Seen(theta, omega)).Within(1e-6));
        }
    }

    [Test]
    public void Reset_ManyEpisodes_BeginAnywhereSlowly()
    {
        using var run = new DynamicsRun(Id, rows: 5_000);
        var first = Enumerable.Range(0, 5_000).Select(run.Observed).ToArray();
        Assert.That(first.Select(state => state[2]), Is.All.InRange(-1f, 1f));
        Assert.That(first.Average(state => state[2]), Is.EqualTo(0).Within(5 * 0.577 / Math.Sqrt(5_000)));
        Assert.That(first.Average(state => state[0]), Is.EqualTo(0).Within(5 * 0.707 / Math.Sqrt(5_000)));
        Assert.That(first.Average(state => state[1]), Is.EqualTo(0).Within(5 * 0.707 / Math.Sqrt(5_000)));
    }

    [TestCase(2.01f)]
    [TestCase(float.NaN)]
    public void Step_TorqueOutsideTheBox_IsRefused(float torque)
    {
        using var run = new DynamicsRun(Id);
        Assert.That(() => run.Step(torque), Throws.InvalidOperationException.With.Message.Contains("'action' is outside its space"));
    }

    private static double[] Seen(double theta, double omega) => [Math.Cos(theta), Math.Sin(theta), omega];
}
