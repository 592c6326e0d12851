using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Where answers are given in words, every agent says one of the answers or is refused before anything runs.</summary>
public sealed class FreeTextContractTests
{
    private static readonly string[] Speak = [RandomAgent.Name, MajorityAgent.Name, QuestionPriorAgent.Name];

    private static IEnumerable<string> Choose => RegisteredAgents.Names.Except(Speak);

    [Test]
    public void Act_AgentsThatSpeak_SayOneOfTheAnswersThatAreOffered(
        [ValueSource(nameof(Speak))] string name, [ValueSource(typeof(TinyEnvironments), nameof(TinyEnvironments.InWords))] string id)
    {
        using var environment = TinyEnvironments.Create(id, rows: 20);
        using var agent = RegisteredAgents.Ready(name, environment);
        var spec = environment.Spec;
        var fields = new QuestionAnsweringFields(spec);
        var step = new VectorStep(spec, environment.Count);
        environment.Reset(EpisodePlan.EachOnce(1, spec.ExampleCount), step, new Columns(spec.Info, environment.Count));
        var actions = new Columns(spec.Action, environment.Count);
        using var state = agent.EvaluationPolicy.CreateState(environment.Count);
        agent.EvaluationPolicy.Act(step.Input, state, actions, new Columns(CompositeSpace.Empty, environment.Count));
        for (var row = 0; row < environment.Count; row++)
        {
            var said = spec.QuestionAnswering!.Answers.IndexOf(actions.Values(fields.Response!.Value, row)[0]);
            Assert.That(said, Is.Not.Negative);
            Assert.That(step.Observations.Values(fields.Legal, row)[said], Is.EqualTo(1));
        }
    }

    [Test]
    public void Create_AgentsThatChoose_AreRefused(
        [ValueSource(nameof(Choose))] string name,
        [ValueSource(typeof(TinyEnvironments), nameof(TinyEnvironments.InWords))] string id)
    {
        using var environment = TinyEnvironments.Create(id, rows: 2);
        Assert.That(() => RegisteredAgents.Create(name, environment), Throws.InstanceOf<InputException>().With.Message.Contains(id));
    }
}
