using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents.Tests;

[NonParallelizable]
public sealed class DqnAgentTests
{
    private const int Rows = 6;

    private static readonly DqnOptions Small = new()
    {
        Model = SmallAgents.Model, Vector = new() { Width = 8, Layers = 1 }, ReplayCapacity = 60, LearningStarts = 24, UpdateEvery = 12,
        StepsPerMinibatch = 6, MinibatchSize = 10, TargetEvery = 3,
    };

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [TestCase("tiny/Locks-v0", "MultiDiscreteSpace")]
    [TestCase("tiny/Target-v0", "BoxSpace")]
    public void Create_OtherActions_IsRefusedByNames(string id, string space)
    {
        using var environment = ReferenceWorlds.Create(id, 1);
        Assert.That(
            () => new DqnAgent(ReferenceWorlds.Context(environment), new DqnOptions()),
            Throws.InstanceOf<InputException>().With.Message.Contains(id).And.Message.Contains(space).And.Message.Contains("one discrete action"));
    }

    [Test]
    public void Create_Recurrent_IsRefused()
    {
        using var environment = ReferenceWorlds.Create("tiny/Chain-v0", 1);
        var options = new DqnOptions { Vector = new() { Recurrence = RecurrenceKind.Gru } };
        Assert.That(
            () => new DqnAgent(ReferenceWorlds.Context(environment), options),
            Throws.InstanceOf<InputException>().With.Message.Contains("vector.recurrence"));
    }

    [Test]
    public void Options_MoreToStartWithThanThereIsRoomFor_AreRefused() => Assert.That(
        () => OptionsBinder.Bind(typeof(DqnOptions), (JsonObject)JsonNode.Parse("""{ "replayCapacity": 100, "learningStarts": 101 }""")!, "agent"),
        Throws.InstanceOf<InputException>().With.Message.Contains("learningStarts").And.Message.Contains("100"));

    [Test]
    public void Create_BudgetOverBeforeLearningStarts_IsRefused()
    {
        using var environment = ReferenceWorlds.Create("tiny/Chain-v0", 1);
        Assert.That(
            () => new DqnAgent(ReferenceWorlds.Context(environment, steps: 24), Small),
            Throws.InstanceOf<InputException>().With.Message.Contains("learningStarts is 24").And.Message.Contains("budget 24"));
        Assert.That(() => new DqnAgent(ReferenceWorlds.Context(environment, steps: 25), Small).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Update_SmallBudget_StartsWithinIt()
    {
        using var environment = ReferenceWorlds.Create("tiny/Chain-v0", Rows);
        using var agent = new DqnAgent(ReferenceWorlds.Context(environment, steps: 600), Small with { LearningStarts = null, ReplayCapacity = 10_000 });
        using var practice = new Practice(environment, agent);
        practice.Learn(1);
        // A tenth of 600: the ten steps of the first episodes of all rows, which end there and owe no rewards.
        Assert.That(practice.Agent.Steps, Is.EqualTo(60));
    }

    [Test]
    public void Update_BeforeItStarts_LearnsNothingAndThenCountsAllSteps()
    {
        using var environment = ReferenceWorlds.Create("tiny/Chain-v0", Rows);
        using var practice = Begun(environment, Small);
        practice.Learn(1);
        // Three-step returns: the two latest steps of each row are not complete; 24 transitions need six steps, and an update follows every two.
        Assert.That(practice.Agent.Steps, Is.EqualTo(6 * Rows));
        practice.Learn(2);
        Assert.That(practice.Agent.Steps, Is.EqualTo(10 * Rows));
    }

    [Test]
    public void Update_Any_ReportsFiniteTermsAndFollowsTheSchedules()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows);
        var options = Small with { LearningRate = 0.01, FinalLearningRate = 0, ExplorationEnd = 0.2, ImportanceExponent = 0.5 };
        using var practice = new Practice(environment, new DqnAgent(SmallAgents.Context(environment) with { TotalSteps = 200 }, options));
        var metrics = new RecordedMetrics();
        practice.Learn(1, metrics);
        var step = practice.Agent.Steps;
        Assert.Multiple(() =>
        {
            Assert.That(metrics.Values.Keys, Is.SupersetOf(new[] { "losses/td_loss", "losses/q_values", "losses/td_error", "losses/gradient_norm", "charts/replay" }));
            Assert.That(metrics.Values.Values, Is.All.Matches<double>(double.IsFinite));
            Assert.That(metrics.Values["charts/epsilon"], Is.EqualTo(1 - 0.8 * step / 100).Within(1e-12));
            Assert.That(metrics.Values["charts/learning_rate"], Is.EqualTo(0.01 * (1 - step / 200.0)).Within(1e-12));
            Assert.That(metrics.Values["charts/importance_exponent"], Is.EqualTo(0.5 + 0.5 * step / 200).Within(1e-12));
        });
    }

    [TestCase(1e-3, 100)]
    [TestCase(0.02, 1, "value of actions", "temporal-difference error")]
    public void Update_StepsFarTooLarge_AreToldOf(double rate, int targetEvery, params string[] expected)
    {
        using var environment = ReferenceWorlds.Create("classic/CartPole-v1", Rows);
        var options = Small with
        {
            Vector = new() { Activation = ActivationKind.Relu, Layers = 3 },
            LearningRate = rate,
            TargetEvery = targetEvery,
            DoubleLearning = false,
            Prioritized = false,
            NStep = 1,
            MaxGradientNorm = 0,
            HuberThreshold = 1e6,
        };
        using var practice = Begun(environment, options);
        var metrics = new RecordedMetrics();
        practice.Learn(200, metrics);
        Assert.That(expected.Where(what => !metrics.Warnings.Exists(text => text.Contains($"the mean {what} is", StringComparison.Ordinal))), Is.Empty);
        Assert.That(metrics.Warnings, expected.Length == 0 ? Is.Empty : Is.Not.Empty);
    }

    [Test]
    public void Update_OptionChanged_ChangesTheWeights()
    {
        // Fast enough for the learned values and the target's to choose differently now and then.
        var fast = Small with { LearningRate = 0.05, TargetEvery = 10 };
        DqnOptions[] others =
        [
            fast with { DoubleLearning = false }, fast with { Dueling = false }, fast with { NStep = 1 }, fast with { Prioritized = false },
            fast with { PriorityExponent = 0.1 }, fast with { ImportanceExponent = 1 }, fast with { Discount = 0.5 },
            fast with { TargetEvery = 1 }, fast with { TargetShare = 0.1 }, fast with { HuberThreshold = 0.01 },
            fast with { MaxGradientNorm = 0.001 }, fast with { NormalizeObservations = false }, fast with { ExplorationStart = 0.1 },
        ];
        var plain = Trained(fast);
        foreach (var options in others)
        {
            Assert.That(Trained(options), Is.Not.EqualTo(plain), $"{options}");
        }

        // Chain is rich enough for all of them: it has two values to tell apart and never ends by itself.
        static string Trained(DqnOptions options)
        {
            using var environment = ReferenceWorlds.Create("tiny/Chain-v0", Rows);
            using var practice = Begun(environment, options);
            practice.Learn(20);
            return practice.Digests().Single(line => line.StartsWith("model", StringComparison.Ordinal));
        }
    }

    [Test]
    public void Act_FromASupervisedRunWithoutExploration_AnswersAsItWould()
    {
        using var folder = new TemporaryFolder();
        using var environment = GridWorld.Create(GridWorld.Oneshot, Rows);
        using var supervised = new SupervisedAgent(SmallAgents.Context(environment), SmallAgents.SupervisedOptions, SmallAgents.Supervised);
        for (var update = 0; update < 20; update++)
        {
            supervised.Update(NoMetrics.Instance);
        }

        supervised.Save(folder.Path);
        using var agent = new DqnAgent(SmallAgents.Context(environment, init: folder.Path), Small);
        Assert.That(Player.Play(environment, agent.EvaluationPolicy), Is.EqualTo(Player.Play(environment, supervised.EvaluationPolicy)));
    }

    [Test]
    public void Learn_InTwoHalves_GivesTheSameBytes(
        [Values(GridWorld.Glimpse, "tiny/Memory-v0", "classic/CartPole-v1")] string id, [Values] bool prioritized)
    {
        var options = Small with { Prioritized = prioritized, TargetShare = prioritized ? 1 : 0.2 };
        using var folder = new TemporaryFolder();
        using (var environment = World(id))
        {
            using var half = Begun(environment, options);
            half.Learn(7);
            half.Save(folder.Path);
        }

        using var other = World(id);
        using var resumed = new Practice(
            other, new DqnAgent(ReferenceWorlds.Context(other) with { CheckpointFolder = folder.Path }, options));
        resumed.Load(folder.Path);
        resumed.Learn(7);
        Assert.That(resumed.Digests(), Is.EqualTo(Whole(3)));
        Assert.That(Whole(4), Is.Not.EqualTo(Whole(3)));

        string[] Whole(ulong seed)
        {
            using var environment = World(id);
            using var practice = Begun(environment, options, seed);
            practice.Learn(14);
            return practice.Digests();
        }

        static IVectorEnvironment World(string id) => id == GridWorld.Glimpse
            ? GridWorld.Create(id, Rows, thumbnail: true)
            : ReferenceWorlds.Create(id, Rows, id.StartsWith("tiny", StringComparison.Ordinal) ? """{ "waits": true }""" : "{}");
    }

    // The memory is full and written over when it is saved: what is known of it is of observations that are no longer there.
    [Test]
    public void Learn_FromASupervisedRunInTwoHalves_GivesTheSameBytes([Values] TrainedPart trained)
    {
        var options = Small with { Train = trained, ReplayCapacity = 100 };
        using var start = new TemporaryFolder();
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: true);
        using (var supervised = new Practice(environment, SmallAgents.Create(SmallAgents.Supervised, SmallAgents.Context(environment, seed: 9))))
        {
            supervised.Learn(5);
            supervised.Agent.Save(start.Path);
        }

        var context = SmallAgents.Context(environment, init: start.Path);
        using var folder = new TemporaryFolder();
        using var whole = new Practice(environment, new DqnAgent(context, options));
        whole.Learn(14);
        whole.Save(folder.Path);
        whole.Learn(14);
        var expected = whole.Digests();
        using var resumed = new Practice(environment, new DqnAgent(context with { CheckpointFolder = folder.Path }, options));
        resumed.Load(folder.Path);
        resumed.Learn(14);
        Assert.That(resumed.Digests(), Is.EqualTo(expected));

        // What was known of another memory is forgotten where one is read.
        whole.Load(folder.Path);
        whole.Learn(14);
        Assert.That(whole.Digests(), Is.EqualTo(expected));
    }

    [Test]
    public void Learn_MinibatchSmallerThanTheRows_SharesBuffersWithActing([Values(GridWorld.Glimpse, "tiny/Memory-v0")] string id)
    {
        using var environment = id == GridWorld.Glimpse
            ? GridWorld.Create(id, 12, thumbnail: true)
            : ReferenceWorlds.Create(id, 12, """{ "waits": true }""");
        using var practice = Begun(environment, Small with { MinibatchSize = 5 });
        Assert.DoesNotThrow(() => practice.Learn(5));
    }

    [Test]
    public void Load_WithoutTheReplay_FillsItAnewBeforeItGoesOn()
    {
        var options = Small with { SaveReplay = false };
        using var folder = new TemporaryFolder();
        using var environment = ReferenceWorlds.Create("tiny/Chain-v0", Rows);
        using var practice = Begun(environment, options);
        practice.Learn(5);
        practice.Save(folder.Path);
        var steps = practice.Agent.Steps;
        using var resumed = Begun(environment, options);
        resumed.Load(folder.Path);
        resumed.Learn(1);
        Assert.That(resumed.Agent.Steps, Is.EqualTo(steps + 6 * Rows));
        Assert.That(new FileInfo(Path.Combine(folder.Path, "state.bin")).Length, Is.LessThan(10_000));
    }

    [Test]
    public void Load_InAnEnvironmentOfOtherRows_ActsTheSame()
    {
        using var folder = new TemporaryFolder();
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows);
        using var practice = new Practice(environment, new DqnAgent(SmallAgents.Context(environment), Small));
        practice.Learn(3);
        practice.Agent.Save(folder.Path);
        using var wide = GridWorld.Create(GridWorld.Glimpse, 11);
        using var loaded = new DqnAgent(SmallAgents.Context(wide) with { CheckpointFolder = folder.Path }, Small);
        loaded.Load(folder.Path);
        Assert.That(Player.Play(wide, loaded.EvaluationPolicy), Is.EqualTo(Player.Play(environment, practice.Agent.EvaluationPolicy)));
    }

    [Test]
    public void Learn_RewardTurnsNaN_StopsWithStepAndSeed([Values] bool prioritized)
    {
        using var environment = new BreakingEnvironment(GridWorld.Create(GridWorld.Glimpse, Rows), reward: 15);
        using var practice = new Practice(
            environment, new DqnAgent(SmallAgents.Context(environment, 1234), Small with { Prioritized = prioritized }));
        Assert.That(() => practice.Learn(20), Throws.InstanceOf<ArithmeticException>().With.Message.Contains("seed 1234"));
    }

    private static Practice Begun(IVectorEnvironment environment, DqnOptions options, ulong seed = 3) =>
        new(environment, new DqnAgent(ReferenceWorlds.Context(environment, seed: seed), options));
}
