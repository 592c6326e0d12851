using MultiModalRL.Core;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents.Tests;

/// <summary>What each option does to an update, seen from outside: metrics and saved weights.</summary>
[NonParallelizable]
public sealed class PpoAgentTests
{
    private const int Rows = 6;
    private static readonly string[] Encoders = ["visual.", "question."];
    private static readonly string[] Heads = ["answerHead", "lookHead", "lookContext", "groupHidden", "groupHead", "valueHidden", "valueHead"];

    [Test]
    public void Update_TargetKl_EndsTheUpdateEarly()
    {
        Assert.That(Metrics(SmallAgents.PpoOptions with { Epochs = 5, TargetKl = 1e-9 })["charts/epochs"], Is.EqualTo(1));
        Assert.That(Metrics(SmallAgents.PpoOptions with { Epochs = 5, TargetKl = 99 })["charts/epochs"], Is.EqualTo(5));
        Assert.That(Metrics(SmallAgents.PpoOptions with { Epochs = 5 })["charts/epochs"], Is.EqualTo(5));
    }

    [Test]
    public void Update_Any_ReportsFiniteTermsAndEntropyByGroup()
    {
        var metrics = Metrics(SmallAgents.PpoOptions);
        string[] expected =
        [
            "losses/policy_loss", "losses/value_loss", "losses/entropy", "losses/entropy_group", "losses/entropy_answer",
            "losses/entropy_look", "losses/approx_kl", "losses/clipfrac", "losses/gradient_norm", "losses/explained_variance",
            "charts/learning_rate", "charts/entropy_coefficient", "charts/reward_scale",
        ];
        Assert.That(metrics.Keys, Is.SupersetOf(expected));
        Assert.That(metrics.Values, Is.All.Matches<double>(double.IsFinite));
    }

    [Test]
    public void Update_AnyStep_FollowsTheSchedules()
    {
        var options = SmallAgents.PpoOptions with { LearningRate = 0.01, FinalLearningRate = 0, EntropySchedule = EntropySchedule.Annealed };
        // The third of four updates: half of the budget is used when its rollout begins.
        var metrics = Metrics(options, updates: 3, budget: 96);
        Assert.That(metrics["charts/learning_rate"], Is.EqualTo(0.01 * 0.5).Within(1e-12));
        Assert.That(metrics["charts/entropy_coefficient"], Is.EqualTo(options.EntropyCoefficient * 0.5).Within(1e-12));
    }

    [Test]
    public void Update_ClipRangeAnnealed_CutsAtWhatIsLeftOfIt()
    {
        var options = SmallAgents.PpoOptions with { Clip = 0.4, FinalClip = 0.25, LearningRate = 0.05, FinalLearningRate = 1 };
        // Half of the budget is used when the third rollout begins: 0.4 · (1 + (0.25 − 1) / 2).
        var annealed = Metrics(options, updates: 3, budget: 96);
        Assert.That(annealed["charts/clip"], Is.EqualTo(0.25).Within(1e-12));
        var held = Metrics(options with { FinalClip = 1 }, updates: 3, budget: 96);
        Assert.That(held["charts/clip"], Is.EqualTo(0.4));
        Assert.That(annealed["losses/clipfrac"], Is.GreaterThan(held["losses/clipfrac"]));
    }

    [Test]
    public void Update_AdaptiveEntropy_MovesTowardsTheTarget()
    {
        var options = SmallAgents.PpoOptions with { EntropyAdaptationRate = 0.05 };
        Assert.That(
            Metrics(options with { EntropyTarget = 50 }, updates: 3)["charts/entropy_coefficient"], Is.GreaterThan(options.EntropyCoefficient));
        Assert.That(Metrics(options with { EntropyTarget = 0 }, updates: 3)["charts/entropy_coefficient"], Is.Zero);
    }

    [Test]
    public void Update_RewardNormalization_IsReportedAndCanBeOff()
    {
        Assert.That(Metrics(SmallAgents.PpoOptions with { NormalizeRewards = false })["charts/reward_scale"], Is.EqualTo(1));
        Assert.That(Metrics(SmallAgents.PpoOptions)["charts/reward_scale"], Is.GreaterThan(0).And.Not.EqualTo(1));
    }

    [TestCase(TrainedPart.All)]
    [TestCase(TrainedPart.FusionAndHeads)]
    [TestCase(TrainedPart.Heads)]
    public void Update_PartTrained_LeavesTheRestAsItWas(TrainedPart part)
    {
        var (before, after) = (Weights(0), Weights(4));
        string[] changed = [.. before.Keys.Where(name => !before[name].AsSpan().SequenceEqual(after[name]))];
        Assert.That(changed.Any(name => Starts(name, Encoders)), Is.EqualTo(part == TrainedPart.All));
        Assert.That(changed.Any(name => Starts(name, ["fusion."])), Is.EqualTo(part != TrainedPart.Heads));
        Assert.That(changed.Where(name => Starts(name, Heads)), Has.Some.StartsWith("answerHead").And.Some.StartsWith("groupHead").And.Some.StartsWith("valueHead"));

        Dictionary<string, byte[]> Weights(int updates) => Saved(SmallAgents.PpoOptions with { Train = part }, updates, thumbnail: false);
    }

    [Test]
    public void Update_ObservationNormalization_LearnsMomentsUnlessOff([Values] bool normalize)
    {
        var saved = Saved(SmallAgents.PpoOptions with { NormalizeObservations = normalize }, updates: 2, thumbnail: true);
        Assert.That(saved["thumbnailMean"], normalize ? Is.Not.All.EqualTo(0) : Is.All.EqualTo(0));
    }

    [Test]
    public void Update_OneMinibatch_LearnsFromObservationsAsTheyWereActedOn()
    {
        // Nothing was learned since acting, so the ratio is 1: moments that moved in between would change it.
        var options = SmallAgents.PpoOptions with { NormalizeObservations = true, Epochs = 1, MinibatchSize = 1 << 20 };
        var metrics = Metrics(options, updates: 3, thumbnail: true);
        Assert.That(metrics["losses/approx_kl"], Is.Zero.Within(1e-9));
        Assert.That(metrics["losses/clipfrac"], Is.Zero);
    }

    [Test]
    public void Update_OptionChanged_ChangesTheWeights()
    {
        var plain = Saved(SmallAgents.PpoOptions, 3, thumbnail: false);
        PpoOptions[] others =
        [
            SmallAgents.PpoOptions with { ValueClip = 0.01 },
            SmallAgents.PpoOptions with { Clip = 0.001 },
            SmallAgents.PpoOptions with { NormalizeAdvantages = false },
            SmallAgents.PpoOptions with { NormalizeRewards = false },
            SmallAgents.PpoOptions with { RewardClip = 0.01 },
            SmallAgents.PpoOptions with { MaxGradientNorm = 0 },
            SmallAgents.PpoOptions with { ValueCoefficient = 5 },
            SmallAgents.PpoOptions with { EntropyCoefficient = 1 },
            SmallAgents.PpoOptions with { Discount = 0.5 },
            SmallAgents.PpoOptions with { GaeLambda = 0 },
            SmallAgents.PpoOptions with { AdamEpsilon = 0.1 },
        ];
        foreach (var options in others)
        {
            var changed = Saved(options, 3, thumbnail: false);
            Assert.That(plain.Any(pair => !pair.Value.AsSpan().SequenceEqual(changed[pair.Key])), $"{options}");
        }
    }

    [Test]
    public void Create_FromASupervisedRun_TakesItsWeightsSharpensItsAnswersAndFavoursLooking()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: true);
        using var folder = new TemporaryFolder();
        using var supervised = SmallAgents.Create(SmallAgents.Supervised, SmallAgents.Context(environment));
        supervised.Update(NoMetrics.Instance);
        supervised.Save(folder.Path);
        using var ppo = new PpoAgent(SmallAgents.Context(environment, seed: 77, folder.Path), new PpoOptions { AnswerSharpening = 4, InitialLookBias = 3 });
        var (from, to) = (Read(folder.Path), Saved(ppo));
        Assert.That(to.Keys, Is.EquivalentTo(from.Keys));
        foreach (var (name, bytes) in from)
        {
            var factor = name.StartsWith("answerHead", StringComparison.Ordinal) ? 4 : 1;
            var shift = name == "groupHead.bias" ? [0, 3] : new float[Floats(bytes).Length];
            Assert.That(Floats(to[name]), Is.EqualTo(Floats(bytes).Select((value, i) => factor * value + shift[i])), name);
        }
    }

    [Test]
    public void Load_NotToldOfTheFirstRun_TrainsWhatWasTrained()
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows);
        using var start = new TemporaryFolder();
        using var folder = new TemporaryFolder();
        using var supervised = SmallAgents.Create(SmallAgents.Supervised, SmallAgents.Context(environment));
        supervised.Save(start.Path);
        using var ppo = new PpoAgent(SmallAgents.Context(environment, init: start.Path), new PpoOptions());
        ppo.Save(folder.Path);
        using var again = new PpoAgent(SmallAgents.Context(environment) with { CheckpointFolder = folder.Path }, new PpoOptions());
        Assert.That(() => again.Load(folder.Path), Throws.Nothing);
    }

    [Test]
    public void Create_RunOfAnotherEnvironment_IsRefusedWithTheDifference()
    {
        using var folder = new TemporaryFolder();
        using var grid = GridWorld.Create(GridWorld.Glimpse, Rows);
        using var supervised = SmallAgents.Create(SmallAgents.Supervised, SmallAgents.Context(grid));
        supervised.Save(folder.Path);
        using var tiny = new TinyQuestions(TinyExamples.Drawn(4), Rows);
        Assert.That(
            () => SmallAgents.Create(SmallAgents.Ppo, SmallAgents.Context(tiny, init: folder.Path)),
            Throws.InstanceOf<InputException>().With.Message.Contains("does not fit").And.Message.Contains("against"));
    }

    private static Dictionary<string, double> Metrics(PpoOptions options, int updates = 1, long budget = 100_000, bool thumbnail = false)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: thumbnail);
        using var practice = new Practice(environment, new PpoAgent(SmallAgents.Context(environment) with { TotalSteps = budget }, options));
        var metrics = new RecordedMetrics();
        practice.Learn(updates, metrics);
        return metrics.Values;
    }

    private static Dictionary<string, byte[]> Saved(PpoOptions options, int updates, bool thumbnail)
    {
        using var environment = GridWorld.Create(GridWorld.Glimpse, Rows, thumbnail: thumbnail);
        using var practice = new Practice(environment, new PpoAgent(SmallAgents.Context(environment), options));
        practice.Learn(updates);
        return Saved(practice.Agent);
    }

    private static Dictionary<string, byte[]> Saved(IAgent agent)
    {
        using var folder = new TemporaryFolder();
        agent.Save(folder.Path);
        return Read(folder.Path);
    }

    private static Dictionary<string, byte[]> Read(string folder)
    {
        using var scope = NewDisposeScope();
        using var file = SafetensorsFile.Open(Path.Combine(folder, "model.safetensors"));
        return file.Tensors.ToDictionary(entry => entry.Name, entry => file.Read(entry.Name).bytes.ToArray());
    }

    private static float[] Floats(byte[] bytes) => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, float>(bytes).ToArray();

    private static bool Starts(string name, string[] prefixes) => Array.Exists(prefixes, prefix => name.StartsWith(prefix, StringComparison.Ordinal));
}
