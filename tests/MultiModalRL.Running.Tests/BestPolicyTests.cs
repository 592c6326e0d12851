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

    [TestCase("best", "run.evaluationSteps")]
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
    public void Resume_WhereTheBestIsDamaged_SaysSo()
    {
        using var cancel = new CancellationTokenSource();
        laboratory.Run(Measured("run"), new ActingSink(90, cancel.Cancel)).Start(cancel.Token);
        File.AppendAllText(Path.Combine(laboratory.Folder("run"), "checkpoints", "best", "agent", "weights.bin"), "x");
        Assert.That(() => laboratory.Run(Measured("run")).Resume(), Throws.TypeOf<InputException>().With.Message.Contains("weights.bin"));
    }

    private static bool IsMeasured(string line) => line.Contains("\"validation/", StringComparison.Ordinal);

    private TrainingRequest Measured(string name, long steps = 600)
    {
        var request = laboratory.Request(name, steps: steps);
        return request with { Run = request.Run with { EvaluationSteps = Every } };
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
