using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>What a2c, reinforce and grpo tell of an update, and what each option changes: metrics and saved weights.</summary>
[NonParallelizable]
public sealed class PolicyAgentsTests
{
    private const int Rows = 6;

    [OneTimeSetUp]
    public void OneThread() => TorchRuntime.Configure(1);

    [Test]
    public void Update_A2c_ReportsFiniteTermsAndEntropyByGroup() => AssertReports(
        SmallAgents.A2c, "losses/value_loss", "losses/explained_variance");

    [Test]
    public void Update_Reinforce_ReportsWhatItLearnedFromAndNoValue() => Assert.That(
        AssertReports(SmallAgents.Reinforce, "charts/learned_share", "charts/groups"), Does.Not.ContainKey("losses/value_loss"));

    [Test]
    public void Update_Grpo_ReportsRatiosGroupsAndTheDivergenceFromTheStart()
    {
        var metrics = AssertReports(SmallAgents.Grpo, "losses/approx_kl", "losses/clipfrac", "losses/reference_kl", "charts/groups", "charts/flat_groups", "charts/epochs");
        Assert.That(metrics, Does.Not.ContainKey("losses/value_loss"));
        Assert.That(metrics["losses/reference_kl"], Is.GreaterThan(0));
    }

    [Test]
    public void Update_AStepFarTooLarge_IsWarnedOf([Values(SmallAgents.Ppo, SmallAgents.A2c, SmallAgents.Reinforce, SmallAgents.Grpo)] string name)
    {
        Assert.That(Told(3e-4), Is.Empty);
        Assert.That(Told(0.3), Has.Some.EndsWith("warnings/kl_explosion"));

        IEnumerable<string> Told(double rate)
        {
            using var environment = TinyWorlds.Create("tiny/Chain-v0", Rows);
            var context = SmallAgents.Context(environment);
            using IAgent agent = name switch
            {
                SmallAgents.Ppo => new PpoAgent(context, SmallAgents.PpoOptions with { LearningRate = rate }),
                SmallAgents.A2c => new A2cAgent(context, SmallAgents.A2cOptions with { LearningRate = rate }),
                SmallAgents.Reinforce => new ReinforceAgent(context, SmallAgents.ReinforceOptions with { LearningRate = rate }),
                _ => new GrpoAgent(context, SmallAgents.GrpoOptions with { LearningRate = rate }),
            };
            using var practice = new Practice(environment, agent);
            var warnings = new WarningList();
            practice.Learn(9, warnings);
            return warnings.Told;
        }
    }

    // Episodes of 3 steps in 3 rows: the second rollout begins at step 13, one step into the fifth round of episodes, and
    // cuts the ninth off; of the groups of two only 16 … 23 lie within.
    [TestCase(ReinforceBaseline.Value, (13 - 2) / 13.0)]
    [TestCase(ReinforceBaseline.None, (13 - 2) / 13.0)]
    [TestCase(ReinforceBaseline.Rloo, 8 * 3 / 39.0)]
    public void Update_EpisodesCutByTheRollout_AreLeftOut(ReinforceBaseline baseline, double expected)
    {
        using var environment = TinyWorlds.Create("tiny/Chain-v0", 3, new() { ["maxEpisodeSteps"] = 3 });
        var options = new ReinforceOptions { Baseline = baseline, GroupSize = 2, RolloutSteps = 13 };
        using var practice = new Practice(environment, new ReinforceAgent(Given.Context(environment), options));
        var metrics = new RecordedMetrics();
        practice.Learn(2, metrics);
        Assert.That(metrics.Values["charts/learned_share"], Is.EqualTo(expected).Within(1e-12));
        Assert.That(practice.Agent.Steps, Is.EqualTo(2 * 39));
    }

    [Test]
    public void Update_RolloutShorterThanEpisodes_IsMadeLongEnoughForWholeGroups([Values(1, 4)] int rows)
    {
        using var environment = TinyWorlds.Create("tiny/Chain-v0", rows);
        using var practice = new Practice(environment, new GrpoAgent(Given.Context(environment), new GrpoOptions { RolloutSteps = 1, GroupSize = 4 }));
        var metrics = new RecordedMetrics();
        practice.Learn(3, metrics);
        Assert.That(metrics.Values["charts/groups"], Is.GreaterThanOrEqualTo(1));
    }

    // Episodes of 3 steps, groups of 2: a rollout of 3 · (2 + 4) steps.
    [TestCase(17, true)]
    [TestCase(18, false)]
    public void Update_RolloutBeyondTheBudget_SaysSoAtTheFirstStep(long budget, bool says)
    {
        using var environment = TinyWorlds.Create("tiny/Chain-v0", 1, new() { ["maxEpisodeSteps"] = 3 });
        using var practice = new Practice(
            environment, new GrpoAgent(Given.Context(environment) with { TotalSteps = budget }, new GrpoOptions { RolloutSteps = 1, GroupSize = 2 }));
        var metrics = new RecordedMetrics();
        practice.Learn(2, metrics);
        Assert.That(
            metrics.Warnings.Count(text => text.Contains($"18 steps of 1 rows, 18 in all, the budget {budget}", StringComparison.Ordinal)),
            Is.EqualTo(says ? 1 : 0));
    }

    [Test]
    public void Update_NoGroupWithinTheRollout_LearnsNothingAndGoesOn()
    {
        // Without a step limit nothing says how long episodes last.
        using var environment = new TinyQuestions(TinyExamples.Drawn(8), rows: 2);
        using var agent = new GrpoAgent(
            SmallAgents.Context(environment), new GrpoOptions { Model = SmallAgents.Model, NormalizeObservations = false, RolloutSteps = 1, GroupSize = 64 });
        var before = Saved(agent);
        using var practice = new Practice(environment, agent);
        var metrics = new RecordedMetrics();
        practice.Learn(1, metrics);
        Assert.That(metrics.Values["charts/learned_share"], Is.Zero);
        Assert.That(Different(before, Saved(agent)), Is.Empty);
    }

    [Test]
    public void Update_GrpoByEpisodeRatios_TellsHowFarTheStepsMoved()
    {
        // The first of the two steps is the same, as all ratios are 1; what the second is told of it is not of averages over episodes.
        var expected = ApproximateKl(GrpoRatio.Step);
        Assert.That(expected, Is.GreaterThan(1e-5));
        Assert.That(ApproximateKl(GrpoRatio.Episode), Is.EqualTo(expected).Within(1).Percent);
    }

    [Test]
    public void Update_Grpo_LeavesTheValueHeadAsItWas([Values(SmallAgents.Grpo, SmallAgents.Reinforce)] string name)
    {
        var changed = Different(Saved(name, 0), Saved(name, 3));
        Assert.That(changed, Has.None.StartsWith("value").And.Some.StartsWith("answerHead").And.Some.StartsWith("groupHead"));
    }

    [TestCase("linear", 0.2, false, true)]
    [TestCase("linear", 0.2, true, false)]
    [TestCase("gated", 0.2, false, false)]
    [TestCase("linear", 0, false, false)]
    public void Update_GrpoByTheLinearReward_SaysOnceThatItMisleads(string form, double price, bool gates, bool says)
    {
        var options = new JsonObject
        {
            ["benchmark"] = new JsonObject { ["trainExamples"] = 24 }, ["reward"] = new JsonObject { ["form"] = form, ["price"] = price },
        };
        using var environment = TinyWorlds.Create(GridWorld.Glimpse, Rows, options);
        var grpo = new GrpoAgent(SmallAgents.Context(environment), SmallAgents.GrpoOptions with { GatesRewards = gates });
        using var practice = new Practice(environment, grpo);
        var metrics = new RecordedMetrics();
        practice.Learn(2, metrics);
        Assert.That(metrics.Warnings.Count(text => text.Contains("agent.gatesRewards=true", StringComparison.Ordinal)), Is.EqualTo(says ? 1 : 0));
    }

    [Test]
    public void Update_GrpoOptionChanged_ChangesTheWeights()
    {
        var small = SmallAgents.GrpoOptions with { LearningRate = 0.02, Epochs = 3 };
        var plain = Saved(small);
        GrpoOptions[] others =
        [
            small with { GroupSize = 3 }, small with { MinibatchSize = 64 }, small with { Epochs = 2 }, small with { ClipLow = 0.001 },
            small with { ClipHigh = 0.001 }, small with { Ratio = GrpoRatio.Episode }, small with { AverageOver = GrpoAverage.Episodes },
            small with { NormalizeByDeviation = true }, small with { GatesRewards = false }, small with { KlCoefficient = 0 }, small with { Discount = 0.5 },
        ];
        foreach (var options in others)
        {
            Assert.That(Different(plain, Saved(options)), Is.Not.Empty, $"{options}");
        }
    }

    [Test]
    public void Update_ReinforceOptionChanged_ChangesTheWeights()
    {
        var small = SmallAgents.ReinforceOptions;
        var plain = Saved(small);
        ReinforceOptions[] others =
        [
            small with { GroupSize = 3 }, small with { Baseline = ReinforceBaseline.None }, small with { Baseline = ReinforceBaseline.Value },
            small with { NormalizeAdvantages = true }, small with { NormalizeRewards = true },
        ];
        foreach (var options in others)
        {
            Assert.That(Different(plain, Saved(options)), Is.Not.Empty, $"{options}");
        }

        var learned = small with { Baseline = ReinforceBaseline.Value };
        Assert.That(Different(Saved(learned), Saved(learned with { ValueCoefficient = 3 })), Is.Not.Empty);
    }

    [TestCase(ReinforceBaseline.Rloo, false)]
    [TestCase(ReinforceBaseline.Value, true)]
    public void Update_DefaultRewards_AreScaledUnlessEpisodesAreCompared(ReinforceBaseline baseline, bool scaled)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, 6);
        using var practice = new Practice(
            environment, new ReinforceAgent(SmallAgents.Context(environment), SmallAgents.ReinforceOptions with { Baseline = baseline }));
        var metrics = new RecordedMetrics();
        practice.Learn(2, metrics);
        Assert.That(metrics.Values["charts/reward_scale"], scaled ? Is.Not.EqualTo(1) : Is.EqualTo(1));
    }

    [Test]
    public void GroupSize_OfEachBaseline_IsOneUnlessGroupsAreCompared()
    {
        using var environment = TinyWorlds.Create("tiny/Bandit-v0", 1);
        foreach (var baseline in Enum.GetValues<ReinforceBaseline>())
        {
            using var agent = new ReinforceAgent(Given.Context(environment), new ReinforceOptions { Baseline = baseline, GroupSize = 5 });
            Assert.That(agent.GroupSize, Is.EqualTo(baseline == ReinforceBaseline.Rloo ? 5 : 1));
        }
    }

    private static double ApproximateKl(GrpoRatio ratio)
    {
        using var environment = TinyWorlds.Create("tiny/Chain-v0", Rows);
        var options = new GrpoOptions
        {
            GroupSize = 2, Ratio = ratio, Epochs = 2, MinibatchSize = 1 << 20, LearningRate = 0.01, EntropyCoefficient = 0, NormalizeObservations = false,
        };
        using var practice = new Practice(environment, new GrpoAgent(SmallAgents.Context(environment), options));
        var metrics = new RecordedMetrics();
        practice.Learn(1, metrics);
        return metrics.Values["losses/approx_kl"];
    }

    private static Dictionary<string, double> AssertReports(string name, params string[] more)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows);
        using var practice = new Practice(environment, SmallAgents.Create(name, SmallAgents.Context(environment)));
        var metrics = new RecordedMetrics();
        practice.Learn(2, metrics);
        string[] expected =
        [
            "losses/loss", "losses/policy_loss", "losses/entropy", "losses/entropy_group", "losses/entropy_answer", "losses/entropy_look",
            "losses/gradient_norm", "charts/learning_rate", "charts/entropy_coefficient", "charts/reward_scale", .. more,
        ];
        Assert.That(metrics.Values.Keys, Is.SupersetOf(expected));
        Assert.That(metrics.Values.Values, Is.All.Matches<double>(double.IsFinite));
        return metrics.Values;
    }

    private static Dictionary<string, byte[]> Saved(string name, int updates) => Saved(context => SmallAgents.Create(name, context), updates);

    private static Dictionary<string, byte[]> Saved(GrpoOptions options) => Saved(context => new GrpoAgent(context, options), 3);

    private static Dictionary<string, byte[]> Saved(ReinforceOptions options) => Saved(context => new ReinforceAgent(context, options), 3);

    private static Dictionary<string, byte[]> Saved(Func<AgentContext, IAgent> create, int updates)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows);
        using var practice = new Practice(environment, create(SmallAgents.Context(environment)));
        practice.Learn(updates);
        return Saved(practice.Agent);
    }

    private static Dictionary<string, byte[]> Saved(IAgent agent)
    {
        using var folder = new TemporaryFolder();
        agent.Save(folder.Path);
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(Path.Combine(folder.Path, "model.safetensors"));
        return file.Tensors.ToDictionary(entry => entry.Name, entry => file.Read(entry.Name).bytes.ToArray());
    }

    private static string[] Different(Dictionary<string, byte[]> first, Dictionary<string, byte[]> second) =>
        [.. first.Keys.Where(name => !first[name].AsSpan().SequenceEqual(second[name]))];
}
