using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

[TestFixture]
internal sealed class RandomPolicyTests
{
    [Test]
    public void Act_OverManyKeys_IsUniformOverTheLegalActions()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1);
        var fields = new QuestionAnsweringFields(environment.Spec);
        var observations = new Columns(environment.Spec.Observation, 1);
        byte[] legal = [1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 0];
        legal.CopyTo(observations.Values(fields.Legal, 0));
        var counts = new int[12];
        for (var key = 0ul; key < 7000; key++)
        {
            counts[Act(environment.Spec, observations, key)]++;
        }

        Assert.That(counts.Zip(legal).Where(pair => pair.Second == 0).Sum(pair => pair.First), Is.Zero);
        var chiSquare = counts.Where((_, action) => legal[action] == 1).Sum(count => Math.Pow(count - 1000, 2) / 1000);
        Assert.That(chiSquare, Is.LessThan(22.46), "the 99.9 % point at 6 degrees of freedom");
    }

    [Test]
    public void Act_OtherSeed_DrawsOtherActions()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(50), rows: 4);
        using var first = new RandomPolicy(environment.Spec, 1);
        using var second = new RandomPolicy(environment.Spec, 2);
        Assert.That(Player.Play(environment, first), Is.Not.EqualTo(Player.Play(environment, second)));
    }

    [Test]
    public void Act_NoLegalActionInAnIdleRow_DoesNotThrow()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1);
        Assert.That(Act(environment.Spec, new Columns(environment.Spec.Observation, 1), key: 5), Is.Zero);
    }

    [Test]
    public void Act_SeveralFieldsWithoutMask_StaysInEachSpace()
    {
        var spec = Spec(new("turn", new MultiDiscreteSpace([2, 5])), new("force", new BoxSpace([3], -2, 2)), new("on", new MultiBinarySpace(4)));
        using var policy = new RandomPolicy(spec, 1);
        var actions = new Columns(spec.Action, 64);
        ulong[] keys = [.. Enumerable.Range(0, 64).Select(key => (ulong)key)];
        policy.Act(new(new(spec.Observation, 64), new bool[64], keys), policy.CreateState(64), actions, new(policy.Extras, 64));
        Assert.Multiple(() =>
        {
            Assert.That(Enumerable.Range(0, 64).Select(actions.FirstOutside), Is.All.Null);
            Assert.That(actions.All(spec.Action.Field<float>("force")).ToArray().Distinct().Count(), Is.GreaterThan(150));
            Assert.That(actions.All(spec.Action.Field<int>("turn")).ToArray().Distinct(), Is.EquivalentTo(new[] { 0, 1, 2, 3, 4 }));
        });
    }

    [Test]
    public void Construct_TextAction_NamesFieldAndSpace()
    {
        var error = Assert.Throws<InputException>(() => new RandomPolicy(Spec(new NamedSpace("say", new TextSpace(9))), 1).Dispose());
        Assert.That(error!.Message, Does.Contain("'say'").And.Contain("TextSpace"));
    }

    [Test]
    public void Construct_MaskThatDoesNotGoWithTheAction_NamesField()
    {
        var spec = Spec(new NamedSpace("action", new DiscreteSpace(3)));
        spec = spec with { Observation = new([new("legal", new MultiBinarySpace(2))]), LegalActions = new Field<byte>(0, 2) };
        var error = Assert.Throws<InputException>(() => new RandomPolicy(spec, 1).Dispose());
        Assert.That(error!.Message, Does.Contain("'action'").And.Contain("mask of 2"));
    }

    private static EnvironmentSpec Spec(params NamedSpace[] actions) =>
        new(EnvironmentId.Parse("test/Any-v0"), CompositeSpace.Empty, new([.. actions]));

    private static int Act(EnvironmentSpec spec, Columns observations, ulong key)
    {
        using var policy = new RandomPolicy(spec, 11);
        var actions = new Columns(spec.Action, 1);
        policy.Act(new(observations, [true], [key]), policy.CreateState(1), actions, new(policy.Extras, 1));
        return actions.Values(spec.Action.Field<int>("action"), 0)[0];
    }
}
