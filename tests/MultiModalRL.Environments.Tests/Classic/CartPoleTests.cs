using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class CartPoleTests
{
    private const string Id = "classic/CartPole-v1";

    private static readonly Field<int> Action = new(0, 1);

    [Test]
    public void Step_FromRestUpright_MovesAsWorkedByHand()
    {
        // At θ = 0 a push of 10 N gives θ'' = −(100/11)(66/41) = −600/41 and x'' = 100/11 + 300/451 = 400/41.
        var state = Step(default, action: 1, out _);
        AssertClose(state, 0, 8 / 41.0, 0, -12 / 41.0);

        // A push back undoes the velocities, while what moved meanwhile has moved.
        AssertClose(Step(state, action: 0, out _), 0.16 / 41, 0, -0.24 / 41, 0);
    }

    [Test]
    public void Step_LeaningAtRest_FallsAsWorkedByHand()
    {
        // sin θ = 0.1: θ'' = (0.98 − √0.99 · 100/11) / (0.5 (4/3 − 0.099/1.1)) = −8.06534 / 0.621667 = −12.9737.
        var state = Step(new CartPoleState(0, 0, Math.Asin(0.1), 0), action: 1, out _);
        var acceleration = (0.98 - Math.Sqrt(0.99) * 100 / 11) / (0.5 * (4.0 / 3 - 0.09));
        AssertClose(state, 0, 0.02 * (100 / 11.0 - 0.05 * acceleration * Math.Sqrt(0.99) / 1.1), Math.Asin(0.1), 0.02 * acceleration);
        Assert.That(acceleration, Is.EqualTo(-12.9737).Within(1e-4));
    }

    [TestCase(2.39, 2, 0, ExpectedResult = true)]
    [TestCase(2.39, 0, 0, ExpectedResult = false)]
    [TestCase(-2.39, -2, 0, ExpectedResult = true)]
    [TestCase(0, 0, 0.2093, ExpectedResult = false)]
    [TestCase(0, 0, 0.2096, ExpectedResult = true)]
    [TestCase(0, 0, -0.2096, ExpectedResult = true)]
    public bool Step_AtTheEdge_EndsPast2Point4MetersOr12Degrees(double position, double velocity, double angle) =>
        Ends(new CartPoleState(position, velocity, angle, 0));

    [Test]
    public void Step_BalancedEpisode_EqualsThePublishedEquationsAndIsTruncatedAt500()
    {
        using var run = new DynamicsRun(Id);
        var random = run.Stream();
        double[] state = [.. Enumerable.Range(0, 4).Select(_ => -0.05 + 0.1 * random.NextDouble())];
        for (var step = 1; step <= 500; step++)
        {
            Assert.That(run.Observed(), Is.EqualTo(state).Within(1e-6), $"before step {step}");
            var action = state[0] + 1.7 * state[1] + 18.7 * state[2] + 3.4 * state[3] > 0 ? 1 : 0;
            state = Published(state, action);
            var status = run.Step(action);
            Assert.That(status, Is.EqualTo(step < 500 ? StepStatus.Continues : StepStatus.Truncated), $"step {step}");
            Assert.That(run.Current.Rewards[0], Is.EqualTo(1f));
        }

        Assert.That(run.Final(), Is.EqualTo(state).Within(1e-6));
    }

    [Test]
    public void Step_RandomActions_EqualsThePublishedEquationsOverManyEpisodes()
    {
        using var run = new DynamicsRun(Id);
        var actions = new RandomStream(5);
        for (var episode = 0; episode < 50; episode++)
        {
            var random = run.Stream(episode);
            double[] state = [.. Enumerable.Range(0, 4).Select(_ => -0.05 + 0.1 * random.NextDouble())];
            var fell = false;
            while (!fell)
            {
                Assert.That(run.Observed(), Is.EqualTo(state).Within(1e-6), $"episode {episode}");
                var action = actions.NextInt(2);
                state = Published(state, action);
                fell = Math.Abs(state[0]) > 2.4 || Math.Abs(state[2]) > 12 * Math.PI / 180;
                Assert.That(run.Step(action), Is.EqualTo(fell ? StepStatus.Terminated : StepStatus.Continues));
            }

            Assert.That(run.Current.Keys[0], Is.EqualTo(run.Key(episode + 1, 0)));
        }
    }

    [Test]
    public void Reset_ManyEpisodes_BeginUniformlyWithin5Hundredths()
    {
        using var run = new DynamicsRun(Id, rows: 20_000);
        var first = run.Current.Observations.All(new Field<float>(0, 4)).ToArray();
        Assert.That(first, Is.All.InRange(-0.05f, 0.05f));
        Assert.That(first.Average(), Is.EqualTo(0).Within(5 * 0.0289 / Math.Sqrt(first.Length)));
        Assert.That(first.Average(value => value * value), Is.EqualTo(0.05 * 0.05 / 3).Within(1e-5));
    }

    [Test]
    public void Step_SuttonBartoReward_PaysOnlyTheFall()
    {
        using var run = new DynamicsRun(Id, options: new JsonObject { ["suttonBartoReward"] = true });
        while (run.Step(1) == StepStatus.Continues)
        {
            Assert.That(run.Current.Rewards[0], Is.Zero);
        }

        Assert.That(run.Current.Rewards[0], Is.EqualTo(-1f));
    }

    [Test]
    public void Spec_Spaces_AreGymnasiums()
    {
        using var run = new DynamicsRun(Id, reset: false);
        var box = (BoxSpace)run.Spec.Observation.Fields[0].Space;
        Assert.That(Enumerable.Range(0, 4).Select(box.HighOf), Is.EqualTo(new[] { 4.8f, float.PositiveInfinity, 0.41887903f, float.PositiveInfinity }));
        Assert.That(Enumerable.Range(0, 4).Select(box.LowOf), Is.EqualTo(Enumerable.Range(0, 4).Select(i => -box.HighOf(i))));
        Assert.That(run.Spec.Action.Fields[0].Space, Is.EqualTo(new DiscreteSpace(2)));
    }

    /// <summary>
    /// Florian (2007), equations 23 and 24 without friction, and an Euler step of 20 ms, in Gymnasium's order: a pole that is
    /// held up for ten seconds magnifies the difference of another rounding to more than 1e-6.
    /// </summary>
    private static double[] Published(double[] s, int action)
    {
        const double gravity = 9.8, massCart = 1, massPole = 0.1, length = 0.5, tau = 0.02;
        var (x, xDot, theta, thetaDot) = (s[0], s[1], s[2], s[3]);
        var force = action == 1 ? 10.0 : -10.0;
        var totalMass = massPole + massCart;
        var poleMassLength = massPole * length;
        var temp = (force + poleMassLength * Math.Pow(thetaDot, 2) * Math.Sin(theta)) / totalMass;
        var thetaAcc = (gravity * Math.Sin(theta) - Math.Cos(theta) * temp)
            / (length * (4.0 / 3.0 - massPole * Math.Pow(Math.Cos(theta), 2) / totalMass));
        var xAcc = temp - poleMassLength * thetaAcc * Math.Cos(theta) / totalMass;
        return [x + tau * xDot, xDot + tau * xAcc, theta + tau * thetaDot, thetaDot + tau * thetaAcc];
    }

    private static bool Ends(CartPoleState state)
    {
        Step(state, action: 1, out var ended);
        return ended;
    }

    private static CartPoleState Step(CartPoleState state, int action, out bool ended)
    {
        var dynamics = new CartPoleDynamics(new CartPoleOptions());
        var actions = new Columns(dynamics.Spec.Action, 1);
        actions[0].Value(Action) = action;
        ended = dynamics.Step(ref state, actions[0], out _);
        return state;
    }

    private static void AssertClose(CartPoleState state, params double[] expected) =>
        Assert.That(new[] { state.Position, state.Velocity, state.Angle, state.AngularVelocity }, Is.EqualTo(expected).Within(1e-12));
}
