using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>What every registered agent promises, whatever it does inside.</summary>
[TestFixtureSource(typeof(RegisteredAgents), nameof(RegisteredAgents.Names))]
internal sealed class AgentContractTests(string name)
{
    private readonly TinyExample[] examples = TinyExamples.Drawn(24);

    [Test]
    public void Play_SameSeed_ActsTheSame([Values(1, 5)] int rows, [Values] bool evaluation)
    {
        using var environment = new TinyQuestions(examples, rows);
        using var first = RegisteredAgents.Ready(name, environment);
        using var second = RegisteredAgents.Ready(name, environment);
        Assert.That(
            Player.Play(environment, Policy(first, evaluation)), Is.EqualTo(Player.Play(environment, Policy(second, evaluation))));
    }

    [Test]
    public void Play_OneRowOrMany_ActsTheSame([Values] bool evaluation)
    {
        using var one = new TinyQuestions(examples, rows: 1);
        using var many = new TinyQuestions(examples, rows: 7);
        using var agent = RegisteredAgents.Ready(name, many);
        Assert.That(
            Player.Play(many, Policy(agent, evaluation)), Is.EqualTo(Player.Play(one, Policy(agent, evaluation))));
    }

    [Test]
    public void Play_AnyProtocol_EndsEveryEpisodeWithOneAnswerAndLegalActionsOnly([Values] bool looks, [Values] bool evaluation)
    {
        using var environment = new TinyQuestions(examples, 4, new() { Looks = looks });
        using var agent = RegisteredAgents.Ready(name, environment);
        var answers = new QuestionAnsweringFields(environment.Spec).Answers;
        var played = Player.Play(environment, Policy(agent, evaluation));
        Assert.That(played.Select(actions => actions.Count(answers.Contains)), Is.All.EqualTo(1));
    }

    [Test]
    public void Play_ShippedProtocol_ActsTheSameInOneRowOrManyAndLegally(
        [ValueSource(typeof(TinyEnvironments), nameof(TinyEnvironments.Ids))] string id, [Values] bool evaluation)
    {
        using var one = TinyEnvironments.Create(id, rows: 1);
        using var many = TinyEnvironments.Create(id, rows: 6);
        using var agent = RegisteredAgents.Ready(name, many);
        Assert.That(
            Player.Play(many, Policy(agent, evaluation)), Is.EqualTo(Player.Play(one, Policy(agent, evaluation))));
    }

    [Test]
    public void Act_AnyObservation_LeavesItsInputAsItWas([Values] bool evaluation)
    {
        using var environment = new TinyQuestions(examples, rows: 4);
        using var agent = RegisteredAgents.Ready(name, environment);
        var step = OneStep.At(environment, revealed: [1, 0, 0, 0, 1, 0, 0, 0, 0]);
        var before = new Columns(environment.Spec.Observation, 4);
        step.Observations.CopyTo(before);
        OneStep.Act(Policy(agent, evaluation), environment.Spec, step);
        Assert.That(OneStep.Bits(step.Observations), Is.EqualTo(OneStep.Bits(before)));
    }

    [Test]
    public void Act_UnrevealedPixelsChanged_ChangesNoBit([Values] bool evaluation)
    {
        byte[] revealed = [1, 0, 0, 0, 1, 1, 0, 0, 0];
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(examples, rows: 4);
        using var changed = new TinyQuestions(
            examples, 4, new() { Inverted = [.. revealed.Select(cell => (byte)(1 - cell))] });
        using var agent = RegisteredAgents.Ready(name, environment);
        agent.Save(folder.Path);
        using var other = RegisteredAgents.Create(name, changed);
        other.Load(folder.Path);
        Assert.That(
            OneStep.Act(Policy(other, evaluation), changed.Spec, OneStep.At(changed, revealed)),
            Is.EqualTo(OneStep.Act(Policy(agent, evaluation), environment.Spec, OneStep.At(environment, revealed))));
    }

    [Test]
    public void Load_AfterSave_ActsTheSame([Values] bool evaluation)
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(examples, rows: 3);
        using var agent = RegisteredAgents.Ready(name, environment);
        agent.Save(folder.Path);
        using var loaded = RegisteredAgents.Create(name, environment, seed: 3);
        loaded.Load(folder.Path);
        Assert.Multiple(() =>
        {
            Assert.That(loaded.Steps, Is.EqualTo(agent.Steps));
            Assert.That(
                Player.Play(environment, Policy(loaded, evaluation)), Is.EqualTo(Player.Play(environment, Policy(agent, evaluation))));
        });
    }

    [Test]
    public void Load_EmptyOrMissingFolder_Throws()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(examples, rows: 1);
        using var agent = RegisteredAgents.Create(name, environment);
        Assert.Multiple(() =>
        {
            Assert.Throws<InputException>(() => agent.Load(folder.Path));
            Assert.Throws<InputException>(() => agent.Load(Path.Combine(folder.Path, "none")));
        });
    }

    [Test]
    public void Load_AnyFileGarbage_Throws()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(examples, rows: 1);
        using var agent = RegisteredAgents.Ready(name, environment);
        agent.Save(folder.Path);
        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var saved = File.ReadAllBytes(file);
            File.WriteAllText(file, "garbage \u0001\u0002 garbage");
            Assert.Throws<InputException>(() => agent.Load(folder.Path), Path.GetFileName(file));
            File.WriteAllBytes(file, saved);
        }

        Assert.DoesNotThrow(() => agent.Load(folder.Path));
    }

    [Test]
    public void Load_FolderOfAnyOtherAgent_Throws()
    {
        using var environment = new TinyQuestions(examples, rows: 1);
        using var agent = RegisteredAgents.Create(name, environment);
        foreach (var stranger in RegisteredAgents.Names.Where(other => other != name))
        {
            using var folder = new TemporaryFolder();
            using var other = RegisteredAgents.Ready(stranger, environment);
            other.Save(folder.Path);
            Assert.Throws<InputException>(() => agent.Load(folder.Path), stranger);
        }
    }

    [Test]
    public void Create_NoQuestionsAsked_ThrowsOrActsInside()
    {
        var spec = new EnvironmentSpec(
            EnvironmentId.Parse("test/Balance-v0"),
            new([new("state", new BoxSpace([4], -1, 1))]), new([new(EnvironmentSpec.ActionField, new DiscreteSpace(2))]));
        using var environment = new NeverSteppedEnvironment(spec);
        try
        {
            using var agent = RegisteredAgents.Create(name, environment);
            var step = new VectorStep(spec, 1);
            var actions = new Columns(spec.Action, 1);
            using var state = agent.EvaluationPolicy.CreateState(1);
            agent.EvaluationPolicy.Act(step.Input, state, actions, new(agent.EvaluationPolicy.Extras, 1));
            Assert.That(actions.FirstOutside(0), Is.Null);
        }
        catch (InputException error)
        {
            Assert.That(error.Message, Does.Contain("test/Balance-v0"));
        }
    }

    [Test]
    public void Dispose_Twice_IsSafe()
    {
        using var environment = new TinyQuestions(examples, rows: 1);
        var agent = RegisteredAgents.Ready(name, environment);
        agent.Dispose();
        Assert.DoesNotThrow(agent.Dispose);
    }

    private static IPolicy Policy(IAgent agent, bool evaluation) => evaluation ? agent.EvaluationPolicy : agent.BehaviorPolicy;
}
