using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class OutputDistributionTests
{
    private static readonly Space[] Unfit = [new DiscreteSpace(4), new MultiDiscreteSpace([2, 3]), new BoxSpace([3], -1, 1)];

    [Test]
    public void Of_MaskThatDoesNotGoWithTheActions_IsRefusedByNames([ValueSource(nameof(Unfit))] Space space) => Assert.That(
        () => OutputDistribution.Of(Masked(space), new()),
        Throws.InstanceOf<InputException>().With.Message.Contains("test/Any-v0").And.Message.Contains("mask of 3").And.Message.Contains("'action'"));

    [Test]
    public void Of_MaskOfEachAction_IsTaken() =>
        Assert.That(OutputDistribution.Of(Masked(new DiscreteSpace(3)), new()).Width, Is.EqualTo(3));

    [Test]
    public void Of_OtherActions_AreRefusedByNames() => Assert.That(
        () => OutputDistribution.Of(Spec(new NamedSpace("say", new TextSpace(9))), new()),
        Throws.InstanceOf<InputException>().With.Message.Contains("test/Any-v0").And.Message.Contains("TextSpace"));

    [Test]
    public void Of_SeveralFields_AreRefused() => Assert.That(
        () => OutputDistribution.Of(Spec(new("turn", new DiscreteSpace(2)), new("on", new DiscreteSpace(2))), new()),
        Throws.InstanceOf<InputException>().With.Message.Contains("2 action fields"));

    private static EnvironmentSpec Masked(Space space) =>
        Spec(new NamedSpace("action", space)) with { Observation = new([new("legal", new MultiBinarySpace(3))]), LegalActions = new Field<byte>(0, 3) };

    private static EnvironmentSpec Spec(params NamedSpace[] actions) =>
        new(EnvironmentId.Parse("test/Any-v0"), CompositeSpace.Empty, new([.. actions]));
}
