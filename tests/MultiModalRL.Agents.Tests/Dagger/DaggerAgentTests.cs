using MultiModalRL.Core;
using MultiModalRL.Environments;
using MultiModalRL.Running;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

[NonParallelizable]
public sealed class DaggerAgentTests
{
    private const int Rows = 6;

    private static readonly DaggerOptions Small = new()
    {
        Model = SmallAgents.Model, Vector = new() { Width = 32, Layers = 1 }, IterationSteps = 24, DatasetCapacity = 100, Minibatches = 3, MinibatchSize = 10,
    };

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCase("tiny/Bandit-v0", Split.Train)]
    [TestCase("classic/CartPole-v1", Split.Train)]
    [TestCase("glimpse/GridShapes-v0", Split.Train)]
    [TestCase("tiny/Chain-v0", Split.Test)]
    public void Create_NoOracle_IsRefusedByName(string id, Split split)
    {
        using var environment = ReferenceWorlds.Create(id, 1, split: split);
        Assert.That(
            () => new DaggerAgent(ReferenceWorlds.Context(environment), Small),
            Throws.InstanceOf<InputException>().With.Message.StartsWith(id).And.Message.Contains("no oracle"));
    }

    [Test]
    public void Create_Recurrent_IsRefused()
    {
        using var environment = ReferenceWorlds.Create("tiny/Memory-v0", 1);
        var options = Small with { Vector = new() { Recurrence = RecurrenceKind.Gru } };
        Assert.That(
            () => new DaggerAgent(ReferenceWorlds.Context(environment), options),
            Throws.InstanceOf<InputException>().With.Message.Contains("vector.recurrence"));
    }

    [Test]
    public void Act_FirstIteration_IsTheOraclesAndLaterMixedAndLastTheLearners()
    {
        using var environment = ReferenceWorlds.Create("tiny/Locks-v0", 200);
        var options = Small with { IterationSteps = 2_000, OracleDecay = 0.5, LearningRate = 1e-9 };
        using var agent = new DaggerAgent(ReferenceWorlds.Context(environment), options);
        var rewards = Rewards(environment, agent, 31);
        // Dials at random are right with probability 31/90, and an oracle's always; the first step goes without it.
        var random = new LocksOptions().RandomReturn;
        double[] expected = [1, (1 + random) / 2, (1 + 3 * random) / 4];
        Assert.That(rewards[0], Is.EqualTo(random).Within(0.1));
        Assert.That(rewards[1..10], Is.All.EqualTo(1));
        Assert.That(rewards[10..20].Average(), Is.EqualTo(expected[1]).Within(0.05));
        Assert.That(rewards[20..30].Average(), Is.EqualTo(expected[2]).Within(0.05));
    }

    [Test]
    public void Act_InAnotherEnvironment_HasNoHelp()
    {
        using var environment = ReferenceWorlds.Create("tiny/Locks-v0", 100);
        using var agent = new DaggerAgent(ReferenceWorlds.Context(environment), Small with { IterationSteps = 1_000_000 });
        _ = Rewards(environment, agent, 3);
        Assert.That(ReferenceWorlds.Earned(agent.BehaviorPolicy, "tiny/Locks-v0"), Is.EqualTo(new LocksOptions().RandomReturn).Within(0.05));
    }

    [Test]
    public void Update_Any_ReportsFiniteTerms()
    {
        using var environment = GridWorld.Create(GridWorld.Exists, Rows);
        using var practice = Begun(environment, Small);
        var metrics = new RecordedMetrics();
        practice.Learn(3, metrics);
        string[] expected =
        [
            "losses/cross_entropy", "losses/agreement", "losses/entropy", "losses/gradient_norm", "charts/oracle_share", "charts/dataset",
            "charts/learning_rate",
        ];
        Assert.That(metrics.Values.Keys, Is.EquivalentTo(expected));
        Assert.That(metrics.Values.Values, Is.All.Matches<double>(double.IsFinite));
        Assert.That(metrics.Values["charts/oracle_share"], Is.EqualTo(0.25));
        // Three iterations of four steps of six rows, without the first step.
        Assert.That(metrics.Values["charts/dataset"], Is.EqualTo(66));
        Assert.That(practice.Agent.Steps, Is.EqualTo(72));
    }

    [TestCase(1e-9, 1)]
    [TestCase(1e-2, 0)]
    public void Update_PastHalfOfTheBudget_TellsWhetherNothingIsLearned(double rate, int warnings)
    {
        using var environment = ReferenceWorlds.Create("tiny/Locks-v0", 16);
        var options = Small with { IterationSteps = 256, DatasetCapacity = 10_000, MinibatchSize = 64, LearningRate = rate };
        using var practice = new Practice(environment, new DaggerAgent(ReferenceWorlds.Context(environment) with { TotalSteps = 40 * 256 }, options));
        var metrics = new RecordedMetrics();
        practice.Learn(19, metrics);
        Assert.That(metrics.Warnings, Is.Empty);
        practice.Learn(21, metrics);
        Assert.That(metrics.Warnings, Has.Count.EqualTo(warnings).And.All.Contains("the observations have taught nothing"));
    }

    [Test]
    public void Learn_Locks_TurnsEveryDialRight()
    {
        using var environment = ReferenceWorlds.Create("tiny/Locks-v0", 16);
        using var practice = Begun(environment, Small with { IterationSteps = 256, DatasetCapacity = 10_000, MinibatchSize = 64, LearningRate = 1e-2 });
        practice.Learn(40);
        Assert.That(ReferenceWorlds.Earned(practice.Agent.EvaluationPolicy, "tiny/Locks-v0"), Is.EqualTo(LocksOptions.OptimalReturn).Within(2).Percent);
    }

    [Test]
    public void Learn_Chain_EarnsTheOptimum()
    {
        using var environment = ReferenceWorlds.Create("tiny/Chain-v0", 16);
        using var practice = Begun(environment, Small with { IterationSteps = 256, DatasetCapacity = 10_000, MinibatchSize = 64, LearningRate = 1e-2 });
        practice.Learn(20);
        Assert.That(
            ReferenceWorlds.Earned(practice.Agent.EvaluationPolicy, "tiny/Chain-v0"), Is.EqualTo(new ChainOptions().OptimalReturn).Within(2).Percent);
    }

    [Test]
    public void Learn_InTwoHalves_GivesTheSameBytes([Values(GridWorld.Exists, "tiny/Locks-v0")] string id, [Values] bool saved)
    {
        var options = Small with { SaveDataset = saved };
        using var folder = new TemporaryFolder();
        using (var environment = World(id))
        {
            using var half = Begun(environment, options);
            half.Learn(3);
            half.Save(folder.Path);
        }

        using var other = World(id);
        using var resumed = new Practice(
            other, new DaggerAgent(ReferenceWorlds.Context(other) with { CheckpointFolder = folder.Path }, options));
        resumed.Load(folder.Path);
        resumed.Learn(4);
        using var uncut = World(id);
        using var whole = Begun(uncut, options);
        whole.Learn(7);
        Assert.That(resumed.Digests(), saved ? Is.EqualTo(whole.Digests()) : Is.Not.EqualTo(whole.Digests()));

        static IVectorEnvironment World(string id) =>
            id == GridWorld.Exists ? GridWorld.Create(id, Rows) : ReferenceWorlds.Create(id, Rows);
    }

    [Test]
    public void Learn_MinibatchSmallerThanTheRows_SharesBuffersWithActing([Values(GridWorld.Exists, "tiny/Locks-v0")] string id)
    {
        using var environment = id == GridWorld.Exists ? GridWorld.Create(id, 12) : ReferenceWorlds.Create(id, 12);
        using var practice = Begun(environment, Small with { MinibatchSize = 5 });
        Assert.DoesNotThrow(() => practice.Learn(3));
    }

    [Test]
    public void Load_WithoutAnOracle_ActsButDoesNotLearn()
    {
        using var folder = new TemporaryFolder();
        using var training = GridWorld.Create(GridWorld.Exists, Rows);
        using var practice = Begun(training, Small);
        practice.Learn(2);
        practice.Agent.Save(folder.Path);
        using var test = GridWorld.Create(GridWorld.Exists, 9, Split.Test);
        using var loaded = new Practice(
            test, new DaggerAgent(ReferenceWorlds.Context(test) with { CheckpointFolder = folder.Path }, Small));
        loaded.Agent.Load(folder.Path);
        Assert.That(Player.Play(test, loaded.Agent.EvaluationPolicy), Is.EqualTo(Player.Play(test, practice.Agent.EvaluationPolicy)));
        Assert.That(() => loaded.Learn(1), Throws.InstanceOf<InputException>().With.Message.Contains("no oracle"));
    }

    [Test]
    public void TrainingRun_ThenEvaluationRun_LearnsFromTheOracleAndMeasuresWithoutIt()
    {
        using var folder = new TemporaryFolder();
        var registration = GridWorld.Registration(GridWorld.Exists);
        var agent = AgentRegistration.Of<DaggerOptions>(DaggerAgent.Name, "", (context, options) => new DaggerAgent(context, options));
        var run = Path.Combine(folder.Path, "run");
        var manifest = new TrainingRun(
            new TrainingRequest
            {
                Environment = registration, EnvironmentOptions = GridWorld.Options(GridWorld.Exists), Agent = agent, AgentOptions = Small,
                Run = new RunOptions { Rows = Rows }, Steps = 72, Seed = 7, Folder = run,
            },
            TimeProvider.System).Start();
        var measured = new EvaluationRun(
            new EvaluationRequest
            {
                Environment = registration, EnvironmentOptions = GridWorld.Options(GridWorld.Exists), Agent = agent, AgentOptions = Small,
                TrainedRun = run, TimedEpisodes = 3,
            },
            TimeProvider.System).Execute();
        Assert.That(manifest.Status, Is.EqualTo(RunStatus.Finished));
        Assert.That((measured.Greedy!.Outcomes.Length, measured.Stochastic!.Outcomes.Length), Is.EqualTo((24, 24)));
    }

    private static Practice Begun(IVectorEnvironment environment, DaggerOptions options) =>
        new(environment, new DaggerAgent(ReferenceWorlds.Context(environment), options));

    /// <summary>The mean reward of all rows at each step.</summary>
    private static double[] Rewards(IVectorEnvironment environment, IAgent agent, int steps)
    {
        var (spec, rows) = (environment.Spec, environment.Count);
        var (current, next) = (new VectorStep(spec, rows), new VectorStep(spec, rows));
        var (actions, extras) = (new Columns(spec.Action, rows), new Columns(agent.BehaviorPolicy.Extras, rows));
        var info = new Columns(spec.Info, rows);
        using var state = agent.BehaviorPolicy.CreateState(rows);
        environment.Reset(EpisodePlan.Endless(5, 1), current, info);
        var rewards = new double[steps];
        for (var step = 0; step < steps; step++)
        {
            agent.BehaviorPolicy.Act(current.Input, state, actions, extras);
            environment.Step(actions, next, info);
            rewards[step] = next.Rewards.ToArray().Average();
            agent.Observe(new Experience(current, actions, extras, next));
            agent.Update(NoMetrics.Instance);
            (current, next) = (next, current);
        }

        return rewards;
    }
}
