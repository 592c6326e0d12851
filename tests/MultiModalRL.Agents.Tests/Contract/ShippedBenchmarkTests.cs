using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>The agents' contract on what is shipped: every environment that needs no data.</summary>
[TestFixtureSource(typeof(RegisteredAgents), nameof(RegisteredAgents.Names))]
internal sealed class ShippedBenchmarkTests(string name)
{
    [TestCaseSource(typeof(GridWorld), nameof(GridWorld.Cases))]
    public void Play_ShippedBenchmark_ActsLegallyAndTheSameInOneRowOrMany(string id, bool thumbnail)
    {
        using var one = GridWorld.Create(id, rows: 1, thumbnail: thumbnail);
        using var many = GridWorld.Create(id, rows: 7, thumbnail: thumbnail);
        using var agent = RegisteredAgents.Ready(name, many);
        var answers = new QuestionAnsweringFields(many.Spec).Answers;
        foreach (var policy in new[] { agent.BehaviorPolicy, agent.EvaluationPolicy })
        {
            var played = Player.Play(many, policy);
            Assert.That(played.Select(actions => actions.Count(answers.Contains)), Is.All.EqualTo(1));
            Assert.That(played, Is.EqualTo(Player.Play(one, policy)));
        }
    }

    [Test]
    public void Play_AnotherSplit_SeesThatSplitsImages()
    {
        // Without looks left to choose, what an agent answers turns on the images alone.
        using var train = GridWorld.Create(GridWorld.Glimpse, rows: 4);
        using var test = GridWorld.Create(GridWorld.Glimpse, rows: 4, Split.Test);
        using var folder = new TemporaryFolder();
        using var agent = RegisteredAgents.Ready(name, train);
        agent.Save(folder.Path);
        using var native = RegisteredAgents.Create(name, test);
        native.Load(folder.Path);
        Assert.That(Player.Play(test, agent.EvaluationPolicy), Is.EqualTo(Player.Play(test, native.EvaluationPolicy)));
    }
}
