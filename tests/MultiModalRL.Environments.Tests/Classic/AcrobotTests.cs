using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class AcrobotTests
{
    private const string Id = "classic/Acrobot-v1";

    private static readonly Field<int> Action = new(0, 1);

    [Test]
    public void Step_HangingAtRestWithoutTorque_StaysSo()
    {
        var state = default(AcrobotState);
        Assert.That(Step(ref state, action: 1, out var reward), Is.False);
        Assert.That(Values(state), Is.All.EqualTo(0.0).Within(1e-15));
        Assert.That(reward, Is.EqualTo(-1f));
    }

    [Test]
    public void Step_HangingAtRestWithTorque_AcceleratesAsWorkedByHand()
    {
        // θ2'' = 1 / (1.25 − 1.75²/4.5) = 72/41 and θ1'' = −(1.75/4.5) θ2'' = −28/41 at the start; gravity, which is of
        // third order in time, takes a few percent of that within a step of 0.2 s.
        var state = default(AcrobotState);
        Step(ref state, action: 2, out _);
        Assert.That(state.Velocity2, Is.EqualTo(0.2 * 72 / 41).Within(0.1 * 0.2 * 72 / 41));
        Assert.That(state.Velocity1, Is.EqualTo(-0.2 * 28 / 41).Within(0.1 * 0.2 * 28 / 41));
        Assert.That(state.Angle2, Is.EqualTo(0.02 * 72 / 41).Within(0.05 * 0.02 * 72 / 41));
        Assert.That(Values(state), Is.EqualTo(Published([0, 0, 0, 0], torque: 1)).Within(1e-12));
    }

    [Test]
    public void Step_WithoutTorque_ConservesEnergyUpToTheIntegratorsError()
    {
        var random = new RandomStream(4);
        for (var trial = 0; trial < 200; trial++)
        {
            var state = new AcrobotState(
                random.NextBetween(-3, 3), random.NextBetween(-3, 3), random.NextBetween(-1, 1), random.NextBetween(-1, 1));
            var before = Energy(state);
            Step(ref state, action: 1, out _);

            // Potential energy alone spans 39.2 J.
            Assert.That(Energy(state), Is.EqualTo(before).Within(0.03), $"trial {trial}");
        }
    }

    [TestCase(Math.PI, 0, ExpectedResult = true)]
    [TestCase(2.2, 0, ExpectedResult = true)]
    [TestCase(2.0, 0, ExpectedResult = false)]
    [TestCase(Math.PI, Math.PI, ExpectedResult = false)]
    public bool Step_AtAHeight_EndsAboveOneLink(double angle1, double angle2)
    {
        var state = new AcrobotState(angle1, angle2, 0, 0);
        var ended = Step(ref state, action: 1, out var reward);
        Assert.That(reward, Is.EqualTo(ended ? 0f : -1f));
        return ended;
    }

    [Test]
    public void Step_FastState_IsWrappedAndHeldToTheGreatestSpeeds()
    {
        var state = new AcrobotState(3, -3, 12.5, -28);
        Step(ref state, action: 0, out _);
        Assert.That(Values(state), Is.EqualTo(Published([3, -3, 12.5, -28], torque: -1)).Within(1e-9));
        Assert.That(Values(state)[..2], Is.All.InRange(-Math.PI, Math.PI));
        Assert.That(Math.Abs(state.Velocity1), Is.LessThanOrEqualTo(4 * Math.PI));
        Assert.That(Math.Abs(state.Velocity2), Is.LessThanOrEqualTo(9 * Math.PI));
    }

    [Test]
    public void Step_Episodes_EqualThePublishedEquationsToTheirEnds()
    {
        using var run = new DynamicsRun(Id);
        var actions = new RandomStream(8);
        var ends = new List<StepStatus>();
        for (var episode = 0; episode < 10; episode++)
        {
            var random = run.Stream(episode);
            double[] state = [.. Enumerable.Range(0, 4).Select(_ => (double)(float)(-0.1 + 0.2 * random.NextDouble()))];
            var status = StepStatus.Continues;
            for (var step = 1; status == StepStatus.Continues; step++)
            {
                // Half a unit in the last place of a speed above 16 is 1e-6.
                Assert.That(run.Observed(), Is.EqualTo(Seen(state)).Within(2e-6), $"episode {episode}, step {step}");

                // Torque along the motion of the joint pumps energy in; random torque mostly does not.
                var action = episode % 2 == 0 ? (state[3] > 0 ? 2 : 0) : actions.NextInt(3);
                state = Published(state, action - 1);
                var above = -Math.Cos(state[0]) - Math.Cos(state[0] + state[1]) > 1;
                status = run.Step(action);
                Assert.That(status, Is.EqualTo(above ? StepStatus.Terminated : step == 500 ? StepStatus.Truncated : StepStatus.Continues));
                Assert.That(run.Current.Rewards[0], Is.EqualTo(above ? 0f : -1f));
            }

            ends.Add(status);
        }

        Assert.That(ends, Does.Contain(StepStatus.Terminated).And.Contain(StepStatus.Truncated));
    }

    [Test]
    public void Reset_ManyEpisodes_BeginNearHangingAtRest()
    {
        using var run = new DynamicsRun(Id, rows: 5_000);
        var first = Enumerable.Range(0, 5_000).Select(run.Observed).ToArray();
        Assert.That(first.SelectMany(seen => new[] { seen[1], seen[3], seen[4], seen[5] }), Is.All.InRange(-0.1f, 0.1f));
        Assert.That(first.Average(seen => seen[5] * seen[5]), Is.EqualTo(0.01 / 3).Within(2e-4));
    }

    /// <summary>Sutton and Barto's equations with general constants, Runge–Kutta over vectors, wrapping by whole turns.</summary>
    private static double[] Published(double[] s, double torque)
    {
        const double dt = 0.2;
        var k1 = Slope(s, torque);
        var k2 = Slope(Add(s, k1, dt / 2), torque);
        var k3 = Slope(Add(s, k2, dt / 2), torque);
        var k4 = Slope(Add(s, k3, dt), torque);
        var next = s.Select((value, i) => value + dt / 6.0 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i])).ToArray();
        for (var i = 0; i < 2; i++)
        {
            while (Math.Abs(next[i]) > Math.PI)
            {
                next[i] -= Math.Sign(next[i]) * 2 * Math.PI;
            }
        }

        return [next[0], next[1], Math.Clamp(next[2], -4 * Math.PI, 4 * Math.PI), Math.Clamp(next[3], -9 * Math.PI, 9 * Math.PI)];
    }

    private static double[] Add(double[] s, double[] slope, double times) => [.. s.Zip(slope, (value, rate) => value + times * rate)];

    private static double[] Slope(double[] s, double torque)
    {
        const double m1 = 1, m2 = 1, l1 = 1, lc1 = 0.5, lc2 = 0.5, i1 = 1, i2 = 1, g = 9.8;
        var (theta1, theta2, omega1, omega2) = (s[0], s[1], s[2], s[3]);
        var d1 = m1 * lc1 * lc1 + m2 * (l1 * l1 + lc2 * lc2 + 2 * l1 * lc2 * Math.Cos(theta2)) + i1 + i2;
        var d2 = m2 * (lc2 * lc2 + l1 * lc2 * Math.Cos(theta2)) + i2;
        var phi2 = m2 * lc2 * g * Math.Cos(theta1 + theta2 - Math.PI / 2);
        var phi1 = -m2 * l1 * lc2 * omega2 * omega2 * Math.Sin(theta2) - 2 * m2 * l1 * lc2 * omega2 * omega1 * Math.Sin(theta2)
            + (m1 * lc1 + m2 * l1) * g * Math.Cos(theta1 - Math.PI / 2) + phi2;
        var alpha2 = (torque + d2 / d1 * phi1 - m2 * l1 * lc2 * omega1 * omega1 * Math.Sin(theta2) - phi2) / (m2 * lc2 * lc2 + i2 - d2 * d2 / d1);
        return [omega1, omega2, -(d2 * alpha2 + phi1) / d1, alpha2];
    }

    private static double[] Seen(double[] s) => [Math.Cos(s[0]), Math.Sin(s[0]), Math.Cos(s[1]), Math.Sin(s[1]), s[2], s[3]];

    /// <summary>Kinetic energy of two rods about their joints plus potential energy, from the Lagrangian.</summary>
    private static double Energy(AcrobotState s)
    {
        const double lc = 0.5, g = 9.8;
        var both = s.Velocity1 + s.Velocity2;
        var kinetic = 0.5 * lc * lc * s.Velocity1 * s.Velocity1
            + 0.5 * (s.Velocity1 * s.Velocity1 + lc * lc * both * both + 2 * lc * s.Velocity1 * both * Math.Cos(s.Angle2))
            + 0.5 * s.Velocity1 * s.Velocity1
            + 0.5 * both * both;
        return kinetic - (lc + 1) * g * Math.Cos(s.Angle1) - lc * g * Math.Cos(s.Angle1 + s.Angle2);
    }

    private static bool Step(ref AcrobotState state, int action, out float reward)
    {
        var dynamics = new AcrobotDynamics(new AcrobotOptions());
        var actions = new Columns(dynamics.Spec.Action, 1);
        actions[0].Value(Action) = action;
        return dynamics.Step(ref state, actions[0], out reward);
    }

    private static double[] Values(AcrobotState state) => [state.Angle1, state.Angle2, state.Velocity1, state.Velocity2];
}
