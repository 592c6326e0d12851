using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class BestPolicyTests
{
    private const long Every = 100;

    private Laboratory laboratory;

    [SetUp]
    public void SetUp() => laboratory = new Laboratory();

    [TearDown]
    public void TearDown() => laboratory.Dispose();

    [Test]
    public void Start_WithMeasurements_TrainsTheSame()
    {
        laboratory.Run(laboratory.Request("without")).Start();
        laboratory.Run(Measured("with")).Start();
        Assert.Multiple(() =>
        {
            Assert.That(laboratory.Weights("with"), Is.EqualTo(laboratory.Weights("without")));
            Assert.That(laboratory.Metrics("with").Where(line => !IsMeasured(line)), Is.EqualTo(laboratory.Metrics("without")));
        });
    }

    [Test]
    public void Start_WithMeasurements_MeasuresAtMultiplesAndAtTheEnd()
    {
        laboratory.Run(Measured("run", steps: 530)).Start();
        var steps = Returns("run").Select(item => item.Step).ToArray();
        Assert.That(steps.Select(step => step / Every), Is.EqualTo(new long[] { 1, 2, 3, 4, 5, 5 }));
        Assert.That(steps[^1], Is.GreaterThanOrEqualTo(530));
        Assert.That(laboratory.Metrics("run").Count(line => line.Contains(MetricTags.ValidationCost, StringComparison.Ordinal)), Is.EqualTo(6));
    }

    [Test]
    public void Start_WithMeasurements_KeepsTheCheckpointOfTheFirstBest()
    {
        var request = Measured("run");
        // A checkpoint at every update, all kept, to find the best among.
        var manifest = laboratory.Run(request with { Run = request.Run with { CheckpointSteps = 1, KeepCheckpoints = 1000 } }).Start();
        var expected = Returns("run").MaxBy(item => item.Return);
        Assert.That(manifest.Best, Is.EqualTo(new BestCheckpoint(expected.Step, expected.Return)));
        Assert.That(new RunFolder(request.Folder).ReadManifest().Best, Is.EqualTo(manifest.Best));
        Assert.That(Weights("run", "best"), Is.EqualTo(Weights("run", $"{expected.Step}")));
        Assert.That(Returns("run").Select(item => item.Return).Distinct().Count(), Is.GreaterThan(1), "nothing was to be chosen");
    }

    [Test]
    public void Resume_AfterCancellationAtRandomMoments_FindsTheSameBest()
    {
        laboratory.Run(Measured("whole")).Start();
        var random = new RandomStream(3);
        for (var trial = 0; trial < 8; trial++)
        {
            var name = $"cut{trial}";
            using var first = new CancellationTokenSource();
            using var second = new CancellationTokenSource();
            laboratory.Run(Measured(name), new ActingSink(1 + random.NextInt(100), first.Cancel)).Start(first.Token);
            laboratory.Run(Measured(name), new ActingSink(1 + random.NextInt(60), second.Cancel)).Resume(second.Token);
            Assert.That(laboratory.Run(Measured(name)).Resume().Status, Is.EqualTo(RunStatus.Finished));
            AssertEqual(name, "whole");
        }
    }

    [Test]
    public void Resume_AfterDeathAtRandomMoments_FindsTheSameBest()
    {
        laboratory.Run(Measured("whole")).Start();
        var random = new RandomStream(4);
        for (var trial = 0; trial < 8; trial++)
        {
            var name = $"dead{trial}";
            var death = new ActingSink(1 + random.NextInt(200), () => throw new InvalidOperationException("killed"));
            Assert.That(() => laboratory.Run(Measured(name), death).Start(), Throws.InvalidOperationException);
            laboratory.Run(Measured(name)).Resume();
            AssertEqual(name, "whole");
        }
    }

    [Test]
    public void Execute_OfTheBest_MeasuresItAndNotTheLatest()
    {
        var request = Measured("run");
        laboratory.Run(request).Start();
        var (best, latest) = (Weights("run", "best"), laboratory.Weights("run"));
        Assert.That(best, Is.Not.EqualTo(latest), "the best is the latest: nothing to tell apart");
        var evaluation = laboratory.Evaluation("curious") with { TrainedRun = request.Folder, Split = Split.Validation, TimedEpisodes = 0 };
        var measured = new EvaluationRun(evaluation with { Checkpoint = "best" }, laboratory.Clock).Execute().Greedy!;
        Assert.That(measured.Outcomes.Average(outcome => outcome.Reward), Is.EqualTo(new RunFolder(request.Folder).ReadManifest().Best!.Return).Within(1e-12));
        var manifest = EvaluationManifest.Of(evaluation, DateTimeOffset.UnixEpoch);
        Assert.That(manifest.IsOfTheSame(EvaluationManifest.Of(evaluation with { Checkpoint = "best" }, DateTimeOffset.UnixEpoch)), Is.False);
    }

    [Test]
    public void Resume_AfterCancellationWithinAMeasurement_MeasuresAnew([Values(4, 20, 45)] int decision)
    {
        laboratory.Run(Measured("whole")).Start();
        using var cancel = new CancellationTokenSource();
        var request = Measured("cut") with { Agent = Acting(decision, cancel.Cancel) };
        Assert.That(laboratory.Run(request).Start(cancel.Token).Status, Is.EqualTo(RunStatus.Interrupted));
        var told = Returns("cut").Length;
        Assert.That(told, Is.LessThan(Returns("whole").Length), "nothing was cut short");
        laboratory.Run(Measured("cut")).Resume();
        AssertEqual("cut", "whole");
    }

    [Test]
    public void Resume_FromBeforeTheBest_DoesNotTakeItsWord()
    {
        laboratory.Run(Measured("whole")).Start();
        var request = Measured("cut");
        request = request with { Run = request.Run with { CheckpointSteps = 250 } };
        var death = new ActingSink(140, () => throw new InvalidOperationException("killed"));
        Assert.That(() => laboratory.Run(request, death).Start(), Throws.InvalidOperationException);
        var best = Path.Combine(laboratory.Folder("cut"), "checkpoints", "best", "checkpoint.json");
        var from = long.Parse(Directory.GetDirectories(Path.Combine(laboratory.Folder("cut"), "checkpoints")).Select(Path.GetFileName).Where(name => name != "best").Max()!);
        var manifest = RunJson.Read<CheckpointManifest>(best);
        // As if the run had gone another way after that checkpoint, and better.
        RunJson.Write(best, manifest with { Step = from + 1, Return = 1000 });
        laboratory.Run(request).Resume();
        Assert.That(new RunFolder(laboratory.Folder("cut")).ReadManifest().Best!.Return, Is.EqualTo(Returns("cut").Max(item => item.Return)));
    }

    [Test]
    public void Start_AgentThatLearnsNothing_IsMeasuredOnce()
    {
        var request = laboratory.Request("run", "picker");
        var manifest = laboratory.Run(request with { Run = request.Run with { EvaluationSteps = Every } }).Start();
        Assert.That(Returns("run"), Has.Length.EqualTo(1));
        Assert.That(manifest.Best, Is.EqualTo(new BestCheckpoint(0, Returns("run")[0].Return)));
    }

    [Test]
    public void Start_MeasuredOnWhatItIsTrainedOn_IsRefusedBeforeThereIsARun() => AssertRefused(
        Measured("run") with { Split = Split.Validation }, "validation, which this run is trained on");

    [Test]
    public void Start_EpisodesWithoutSteps_IsRefusedBeforeThereIsARun()
    {
        var request = laboratory.Request("run");
        AssertRefused(request with { Run = request.Run with { EvaluationEpisodes = 5 } }, "without run.evaluationSteps");
    }

    [Test]
    public void Start_WithoutAnythingToMeasureOn_IsRefusedBeforeThereIsARun()
    {
        var request = Measured("run");
        var registration = request.Environment;
        AssertRefused(
            request with
            {
                Environment = registration with
                {
                    Create = (asked, options) => asked.Split == Split.Train
                        ? registration.Create(asked, options)
                        : throw new InputException("no questions there"),
                },
            },
            "run.evaluationSteps measures the policy on validation: no questions there");
    }

    [TestCase("best", "(the best is kept where run.evaluationSteps is given in training)")]
    [TestCase("7", "expected one of 600")]
    [TestCase("../x", "expected one of 600")]
    public void AgentFolder_OfACheckpointThatIsNotThere_SaysWhichAre(string name, string expected)
    {
        var request = laboratory.Request("run");
        laboratory.Run(request with { Run = request.Run with { KeepCheckpoints = 1 } }).Start();
        Assert.That(
            () => new RunFolder(request.Folder).AgentFolder(name),
            Throws.TypeOf<InputException>().With.Message.Contains(expected).And.Message.Contains("600"));
    }

    [Test]
    public void AgentFolder_OfTheBest_NeedsNoOtherCheckpoint()
    {
        laboratory.Run(Measured("run")).Start();
        var folder = new RunFolder(laboratory.Folder("run"));
        File.AppendAllText(Path.Combine(folder.LatestAgentFolder(), "weights.bin"), "x");
        Assert.That(folder.AgentFolder("best"), Does.Exist);
        foreach (var step in Directory.GetDirectories(Path.Combine(folder.FullPath, "checkpoints")).Where(path => Path.GetFileName(path) != "best"))
        {
            Directory.Delete(step, recursive: true);
        }

        Assert.That(folder.AgentFolder("best"), Does.Exist);
        Assert.That(() => folder.AgentFolder("Best"), Throws.TypeOf<InputException>().With.Message.Contains("expected one of best"));
    }

    [Test]
    public void Resume_WhereTheBestIsDamaged_SaysHowToGoOn()
    {
        using var cancel = new CancellationTokenSource();
        laboratory.Run(Measured("run"), new ActingSink(90, cancel.Cancel)).Start(cancel.Token);
        var best = Path.Combine(laboratory.Folder("run"), "checkpoints", "best");
        File.AppendAllText(Path.Combine(best, "agent", "weights.bin"), "x");
        Assert.That(
            () => laboratory.Run(Measured("run")).Resume(),
            Throws.TypeOf<InputException>().With.Message.Contains("weights.bin").And.Message.Contains("to go on without it, remove"));
        Directory.Delete(best, recursive: true);
        Assert.That(laboratory.Run(Measured("run")).Resume().Status, Is.EqualTo(RunStatus.Finished));
    }

    [Test]
    public void Start_ThatDies_HasNamedTheBestBefore()
    {
        var death = new ActingSink(150, () => throw new InvalidOperationException("killed"));
        Assert.That(() => laboratory.Run(Measured("run"), death).Start(), Throws.InvalidOperationException);
        var expected = Returns("run").MaxBy(item => item.Return);
        Assert.That(new RunFolder(laboratory.Folder("run")).ReadManifest().Best, Is.EqualTo(new BestCheckpoint(expected.Step, expected.Return)));
    }

    private static bool IsMeasured(string line) => line.Contains("\"validation/", StringComparison.Ordinal);

    private TrainingRequest Measured(string name, long steps = 600)
    {
        var request = laboratory.Request(name, steps: steps);
        return request with { Run = request.Run with { EvaluationSteps = Every } };
    }

    private void AssertRefused(TrainingRequest request, string message)
    {
        Assert.That(() => laboratory.Run(request).Start(), Throws.TypeOf<InputException>().With.Message.Contains(message));
        Assert.That(Directory.Exists(request.Folder), Is.False);
    }

    // The same agent, which does something at the n-th action of its evaluation policy.
    private AgentRegistration Acting(int at, Action act)
    {
        var registration = laboratory.Agents.Get("curious");
        return registration with { Create = (context, options) => new ActingAgent(registration.Create(context, options), at, act) };
    }

    private byte[] Weights(string run, string checkpoint) =>
        File.ReadAllBytes(Path.Combine(new RunFolder(laboratory.Folder(run)).AgentFolder(checkpoint), "weights.bin"));

    private (long Step, double Return)[] Returns(string run) =>
    [
        .. laboratory.Metrics(run).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("tag").GetString() == MetricTags.ValidationReturn)
            .Select(line => (line.GetProperty("step").GetInt64(), line.GetProperty("value").GetDouble())),
    ];

    private void AssertEqual(string run, string expected)
    {
        Assert.Multiple(() =>
        {
            Assert.That(laboratory.Metrics(run), Is.EqualTo(laboratory.Metrics(expected)));
            Assert.That(laboratory.Weights(run), Is.EqualTo(laboratory.Weights(expected)));
            Assert.That(Weights(run, "best"), Is.EqualTo(Weights(expected, "best")));
            Assert.That(new RunFolder(laboratory.Folder(run)).ReadManifest().Best, Is.EqualTo(new RunFolder(laboratory.Folder(expected)).ReadManifest().Best));
        });
    }
}
