using System.Text.Json.Nodes;
using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>Options of a network that the environment does not call for are refused before anything runs.</summary>
public sealed class UnusedOptionsTests
{
    private const string CartPole = "classic/CartPole-v1";
    private const string Chain = "tiny/Chain-v0";

    private static readonly string[] Learners = ["ppo", "a2c", "reinforce", "grpo", "dqn", "dagger"];

    [Test]
    public void Create_EveryLearner_RefusesThem([ValueSource(nameof(Learners))] string name)
    {
        Refused(name, Chain, """{ "model": { "fusion": "nope" } }""", "agent.model.fusion", "agent.vector");
        Refused(name, GridWorld.Exists, """{ "vector": { "width": 16 } }""", "agent.vector.width", "agent.model");
    }

    [TestCase("""{ "model": { "frozen": ["visual.*"] } }""", "agent.model.frozen")]
    [TestCase("""{ "model": { "learningRates": ["layer0*=0.1"] } }""", "agent.model.learningRates")]
    [TestCase("""{ "model": { "cellWidth": 8 }, "train": "heads" }""", "agent.model.cellWidth, agent.train")]
    public void Create_OptionsOfTheOtherNetworkOnVectors_AreAllNamed(string options, string named) => Refused("ppo", CartPole, options, named, "agent.vector");

    [TestCase("""{ "vector": { "recurrence": "gru" } }""", "agent.vector.recurrence")]
    [TestCase("""{ "vector": { "boundedActions": "clip", "observationClip": 3 } }""", "agent.vector.observationClip, agent.vector.boundedActions")]
    public void Create_OptionsOfTheOtherNetworkOnQuestions_AreAllNamed(string options, string named) => Refused("ppo", GridWorld.Glimpse, options, named, "agent.model");

    [TestCase(CartPole)]
    [TestCase(GridWorld.Glimpse)]
    public void Create_FromACheckpoint_AsksNothing(string world)
    {
        using var folder = new TemporaryFolder();
        using var environment = Create(world);
        using (var saved = RegisteredAgents.Create("ppo", environment))
        {
            saved.Save(folder.Path);
        }

        var both = (JsonObject)JsonNode.Parse("""{ "model": { "visualLayers": 3 }, "vector": { "observationClip": 3 } }""")!;
        Assert.That(
            () => RegisteredAgents.Create("ppo", environment, change: context => context with { CheckpointFolder = folder.Path }, options: both).Dispose(),
            Throws.Nothing);
    }

    private static void Refused(string name, string world, string options, string named, string instead)
    {
        using var environment = Create(world);
        Assert.That(
            () => RegisteredAgents.Create(name, environment, options: (JsonObject)JsonNode.Parse(options)!),
            Throws.TypeOf<InputException>().With.Message.StartsWith(named).And.Message.Contains(world).And.Message.Contains(instead));
    }

    private static IVectorEnvironment Create(string world) => world.StartsWith("glimpse", StringComparison.Ordinal)
        ? GridWorld.Create(world, 2)
        : ReferenceWorlds.Create(world, 2);
}
