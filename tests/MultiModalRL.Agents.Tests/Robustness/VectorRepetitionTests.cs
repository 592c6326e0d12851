using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>The same seed gives the same bytes in vector worlds too: of one choice, several and real ones, with masks and with memory.</summary>
[NonParallelizable]
public sealed class VectorRepetitionTests
{
    private const int Rows = 4;
    private const int Half = 3;

    private static readonly Dictionary<string, string> Worlds = new()
    {
        ["classic/CartPole-v1"] = "{}",
        ["tiny/Target-v0"] = """{ "dimensions": 2 }""",
        ["tiny/Locks-v0"] = "{}",
        ["tiny/Bandit-v0"] = """{ "forbids": true }""",
        ["tiny/Memory-v0"] = """{ "blanks": 2, "waits": true }""",
    };

    private static IEnumerable<TestCaseData> Cases =>
    [
        .. from name in new[] { "ppo", "a2c", "reinforce", "grpo" }
           from world in Worlds.Keys
           select new TestCaseData(name, world, world == "tiny/Memory-v0" ? RecurrenceKind.Gru : RecurrenceKind.None),
        new("ppo", "tiny/Memory-v0", RecurrenceKind.Lstm),
        new("dqn", "classic/CartPole-v1", RecurrenceKind.None),
        new("dqn", "tiny/Bandit-v0", RecurrenceKind.None),
    ];

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCaseSource(nameof(Cases))]
    public void Learn_SameSeed_GivesTheSameBytes(string name, string world, RecurrenceKind recurrence)
    {
        var first = Trained(name, world, recurrence, seed: 3);
        Assert.That(Trained(name, world, recurrence, seed: 3), Is.EqualTo(first));
        Assert.That(Trained(name, world, recurrence, seed: 4), Is.Not.EqualTo(first));
    }

    [TestCaseSource(nameof(Cases))]
    public void Learn_InTwoHalves_GivesTheSameBytes(string name, string world, RecurrenceKind recurrence)
    {
        using var folder = new TemporaryFolder();
        using (var environment = Create(world))
        using (var half = Begun(name, environment, recurrence, seed: 3))
        {
            half.Learn(Half);
            half.Save(folder.Path);
        }

        using var again = Create(world);
        using var fresh = Begun(name, again, recurrence, seed: 3, folder.Path);
        fresh.Load(folder.Path);
        fresh.Learn(Half);
        Assert.That(fresh.Digests(), Is.EqualTo(Trained(name, world, recurrence, seed: 3)));
    }

    [TestCaseSource(nameof(Cases))]
    public void Load_AfterLearning_ActsTheSame(string name, string world, RecurrenceKind recurrence)
    {
        using var folder = new TemporaryFolder();
        using var environment = Create(world);
        using var practice = Begun(name, environment, recurrence, seed: 3);
        practice.Learn(Half);
        practice.Agent.Save(folder.Path);
        using var loaded = Agent(name, Context(environment, seed: 3, folder.Path), recurrence);
        loaded.Load(folder.Path);
        Assert.That(loaded.Steps, Is.EqualTo(practice.Agent.Steps));
        using var measured = Create(world);
        Assert.That(WorldPlayer.Play(measured, loaded.EvaluationPolicy), Is.EqualTo(WorldPlayer.Play(measured, practice.Agent.EvaluationPolicy)));
        Assert.That(WorldPlayer.Play(measured, loaded.BehaviorPolicy), Is.EqualTo(WorldPlayer.Play(measured, practice.Agent.BehaviorPolicy)));
    }

    private static string[] Trained(string name, string world, RecurrenceKind recurrence, ulong seed)
    {
        using var environment = Create(world);
        using var practice = Begun(name, environment, recurrence, seed);
        practice.Learn(2 * Half);
        return practice.Digests();
    }

    private static IVectorEnvironment Create(string world) => ReferenceWorlds.Create(world, Rows, Worlds[world]);

    private static Practice Begun(string name, IVectorEnvironment environment, RecurrenceKind recurrence, ulong seed, string? checkpoint = null) =>
        new(environment, Agent(name, Context(environment, seed, checkpoint), recurrence));

    private static AgentContext Context(IVectorEnvironment environment, ulong seed, string? checkpoint) =>
        SmallAgents.Context(environment, seed) with { CheckpointFolder = checkpoint };

    // Rollouts of five steps end amid episodes.
    private static IAgent Agent(string name, AgentContext context, RecurrenceKind recurrence)
    {
        var vector = new VectorModelOptions { Width = 8, Layers = 1, Recurrence = recurrence };
        return name switch
        {
            "ppo" => new PpoAgent(context, new PpoOptions { Vector = vector, RolloutSteps = 5, MinibatchSize = 10, Epochs = 2 }),
            "a2c" => new A2cAgent(context, new A2cOptions { Vector = vector }),
            "reinforce" => new ReinforceAgent(context, new ReinforceOptions { Vector = vector, RolloutSteps = 5 }),
            "grpo" => new GrpoAgent(context, new GrpoOptions { Vector = vector, GroupSize = 2, Epochs = 1, KlCoefficient = 0.1 }),
            _ => new DqnAgent(context, new DqnOptions
            {
                Vector = vector, ReplayCapacity = 60, LearningStarts = 24, UpdateEvery = 12, StepsPerMinibatch = 6, MinibatchSize = 10,
            }),
        };
    }
}
