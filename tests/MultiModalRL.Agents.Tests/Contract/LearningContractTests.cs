using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>
/// What every registered agent promises once it has learned from what it played, with default options: the same seed gives the same
/// bytes, and what was saved acts the same. Agents that a module adds are held to it without being named here.
/// </summary>
[TestFixtureSource(typeof(RegisteredAgents), nameof(RegisteredAgents.Names))]
[NonParallelizable]
internal sealed class LearningContractTests(string name)
{
    private const int Rows = 4;

    // Where learning takes longer to begin than this, what is gathered for it is compared.
    private const int MostSteps = 600;

    private const string Chain = "tiny/Chain-v0";

    private readonly List<IVectorEnvironment> environments = [];

    private static IEnumerable<string> Ids => [GridWorld.Exists, Chain];

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TearDown]
    public void DisposeEnvironments()
    {
        environments.ForEach(environment => environment.Dispose());
        environments.Clear();
    }

    [TestCaseSource(nameof(Ids))]
    public void Learn_SameSeed_GivesTheSameBytes(string world)
    {
        using var first = Learned(world, seed: 3);
        using var second = Learned(world, seed: 3);
        using var other = Learned(world, seed: 4);
        if (first is not null)
        {
            Assert.That(second!.Digests(), Is.EqualTo(first.Digests()));
            Assert.That(other!.Digests(), Is.Not.EqualTo(first.Digests()));
        }
    }

    [TestCaseSource(nameof(Ids))]
    public void Load_AfterLearning_ActsTheSame(string world)
    {
        using var folder = new TemporaryFolder();
        using var learned = Learned(world, seed: 3);
        if (learned is null)
        {
            return;
        }

        learned.Agent.Save(folder.Path);
        using var environment = World(world, Rows);
        using var loaded = RegisteredAgents.Create(name, environment, seed: 3);
        loaded.Load(folder.Path);
        Assert.Multiple(() =>
        {
            Assert.That(loaded.Steps, Is.EqualTo(learned.Agent.Steps));
            Assert.That(WorldPlayer.Play(environment, loaded.EvaluationPolicy), Is.EqualTo(WorldPlayer.Play(environment, learned.Agent.EvaluationPolicy)));
        });
    }

    [TestCaseSource(nameof(Ids))]
    public void Learn_MeasuredInBetween_GivesTheSameBytes(string world)
    {
        using var alone = Learned(world, seed: 3);
        using var measured = Learned(world, seed: 3);
        if (alone is null)
        {
            return;
        }

        // A runner that looks for the best policy plays the evaluation policy between two updates, with other rows.
        using var apart = World(world, Rows + 3);
        _ = WorldPlayer.Play(apart, measured!.Agent.EvaluationPolicy, episodes: 20);
        alone.Learn(2, mostSteps: MostSteps);
        measured.Learn(2, mostSteps: MostSteps);
        Assert.That(measured.Digests(), Is.EqualTo(alone.Digests()));
    }

    /// <summary>With nothing but its defaults, and the rows that a run would have.</summary>
    [TestCase("tiny/Bandit-v0", 0.8)]
    [TestCase(Chain, 9.5)]
    [TestCase("tiny/Locks-v0", 1)]
    public void Learn_TinyWorld_ComesToTheOptimum(string world, double optimum)
    {
        const int steps = 60_000;
        var environment = TinyWorlds.Create(world, RegisteredAgents.RowsWithoutQuestions(name));
        environments.Add(environment);
        if (Made(environment, seed: 3, context => context with { TotalSteps = steps, Oracle = environment.Oracle }) is not { } practice)
        {
            return;
        }

        using (practice)
        {
            while (practice.Agent.Steps < steps)
            {
                practice.Learn(1);
            }

            using var measured = TinyWorlds.Create(world, 256);
            // 8,000 episodes of the bandit have a standard error of .005.
            Assert.That(TinyWorlds.MeanReturn(measured, practice.Agent.EvaluationPolicy, 8000), Is.GreaterThan(0.98 * optimum - 0.01));
        }
    }

    private static IVectorEnvironment World(string id, int rows) =>
        id == Chain ? ReferenceWorlds.Create(Chain, rows) : GridWorld.Create(id, rows);

    /// <summary>Two updates from experience; null as in <see cref="Made"/>.</summary>
    private Practice? Learned(string world, ulong seed)
    {
        var environment = World(world, Rows);
        environments.Add(environment);
        var practice = Made(environment, seed);
        practice?.Learn(2, mostSteps: MostSteps);
        return practice;
    }

    /// <summary>Null where the agent refuses the environment, saying so, or learns from nothing played.</summary>
    private Practice? Made(IVectorEnvironment environment, ulong seed, Func<AgentContext, AgentContext>? change = null)
    {
        try
        {
            var practice = new Practice(environment, RegisteredAgents.Create(name, environment, seed, change), seed);
            if (practice.Agent.LearnsFrom == LearningSource.Experience)
            {
                return practice;
            }

            practice.Dispose();
        }
        catch (InputException error)
        {
            Assert.That(error.Message, Does.Contain(environment.Spec.Id.ToString()));
        }

        return null;
    }
}
