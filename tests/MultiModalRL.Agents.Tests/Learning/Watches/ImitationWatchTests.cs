using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class ImitationWatchTests
{
    private static readonly EnvironmentSpec Spec = Of(new DiscreteSpace(4));

    [Test]
    public void Entropy_ByHand_IsThatOfTheActionsAlone()
    {
        var expected = -(0.5 * Math.Log(0.5) + 2 * 0.25 * Math.Log(0.25));
        Assert.That(new ImitationWatch(Spec, 100).Entropy(Demonstrated(Spec, [0], [0], [2], [3])), Is.EqualTo(expected).Within(1e-12));
    }

    [Test]
    public void Entropy_OfSeveralAtOnce_AddsThemUp()
    {
        var spec = Of(new MultiDiscreteSpace([2, 2]));
        Assert.That(
            new ImitationWatch(spec, 100).Entropy(Demonstrated(spec, [0, 1], [1, 1], [0, 1], [1, 1])), Is.EqualTo(Math.Log(2)).Within(1e-12));
    }

    // Two actions alike often: ln 2 = 0.693 nats, whatever is seen.
    [TestCase(49, 0.70, 0)]
    [TestCase(50, 0.70, 1)]
    [TestCase(50, 5.00, 1)]
    [TestCase(50, 0.60, 0)]
    public void Over_NoBetterThanBlindPastHalfOfTheBudget_Warns(long step, double loss, int warnings)
    {
        var metrics = new WarningList();
        var watched = new ImitationWatch(Spec, 100).Over(metrics, Demonstrated(Spec, [0], [1]));
        watched.Scalar("losses/agreement", 5, step);
        watched.Scalar("losses/cross_entropy", loss, step);
        watched.Scalar("losses/cross_entropy", loss, step);
        Assert.That(metrics.Told, Is.EqualTo(Enumerable.Repeat($"{step} warnings/imitation_stuck", warnings)));
    }

    [Test]
    public void Over_AnOracleThatAlwaysDoesTheSame_IsNothingToTellOf()
    {
        var metrics = new WarningList();
        new ImitationWatch(Spec, 100).Over(metrics, Demonstrated(Spec, [2], [2], [2])).Scalar("losses/cross_entropy", 0.1, 90);
        Assert.That(metrics.Told, Is.Empty);
    }

    private static EnvironmentSpec Of(Space actions) => new(
        EnvironmentId.Parse("test/Shown-v0"), new([new("state", new BoxSpace([1], -1, 1))]), new([new(EnvironmentSpec.ActionField, actions)]));

    private static Demonstrations Demonstrated(EnvironmentSpec spec, params int[][] shown)
    {
        var dataset = new Demonstrations(spec, capacity: 100);
        var (observations, actions) = (new Columns(spec.Observation, 1), new Columns(spec.Action, 1));
        foreach (var action in shown)
        {
            action.CopyTo(actions.Values(spec.Action.Field<int>(EnvironmentSpec.ActionField), 0));
            dataset.Add(observations, actions, 0);
        }

        return dataset;
    }
}
