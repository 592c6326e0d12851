using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class RestartTests
{
    private const int Enough = 1000;
    private Laboratory laboratory;

    [SetUp]
    public void SetUp() => laboratory = new Laboratory();

    [TearDown]
    public void TearDown() => laboratory.Dispose();

    [Test]
    public void Start_CrashesThatAreAllowed_WarnsOfEachAndCountsThem()
    {
        var warnings = new WarningList();
        var manifest = laboratory.Run(Request("run", Enough), warnings).Start();
        var counts = laboratory.Metrics("run").Where(line => line.Contains(MetricTags.EnvironmentRestarts, StringComparison.Ordinal)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(manifest.Status, Is.EqualTo(RunStatus.Finished));
            Assert.That(warnings.Told, Has.Count.GreaterThan(20));
            Assert.That(warnings.Told[0], Does.StartWith("test/Stumbling-v0: row 3, episode 3 (seed ").And.EndsWith("reset: NotSupportedException: it fell over; made anew (restart 1 of 1000)"));
            Assert.That(warnings.Told[1], Does.Contain("step 2: NotSupportedException").And.EndsWith("(restart 2 of 1000)"));
            Assert.That(counts, Has.Length.EqualTo(30));
            Assert.That(counts[^1], Does.EndWith($"\"value\":{warnings.Told.Count}}}"));
            Assert.That((int)manifest.Run["environmentRestarts"]!, Is.EqualTo(Enough));
        });
    }

    [Test]
    public void Start_ACrashThatIsNotAllowed_NamesItAndTheLastCheckpoint()
    {
        var request = Request("run", restarts: 0) with { EnvironmentOptions = new StumblingOptions { First = 50 } };
        var error = Assert.Throws<InvalidOperationException>(() => laboratory.Run(request).Start());
        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.Contain("test/Stumbling-v0: row ").And.Contain("episode 50 (seed ").And.Contain("it fell over"));
            Assert.That(error.Message, Does.Contain("of the run with seed 7; the last good checkpoint is " + laboratory.Folder("run")));
            Assert.That(error.InnerException, Is.TypeOf<EnvironmentException>());
            Assert.That(new RunFolder(laboratory.Folder("run")).ReadManifest().Status, Is.EqualTo(RunStatus.Failed));
            Assert.That(laboratory.Metrics("run"), Has.None.Contains(MetricTags.EnvironmentRestarts));
        });
    }

    [Test]
    public void Start_MoreCrashesThanAllowed_SaysThatRestartsAreUsedUp() => Assert.That(
        () => laboratory.Run(Request("run", restarts: 4)).Start(),
        Throws.InvalidOperationException.With.Message.Contains("(all 4 restarts are used up); after step"));

    [Test]
    public void Start_RestartsOfAnEnvironmentWithoutThem_IsRefused()
    {
        var request = laboratory.Request("run");
        Assert.That(
            () => laboratory.Run(request with { Run = request.Run with { EnvironmentRestarts = 3 } }).Start(),
            Throws.TypeOf<InputException>().With.Message.EqualTo("run.environmentRestarts is 3, but glimpse/Tiny-v0 makes no sub-environments anew: expected 0"));
        Assert.That(Directory.Exists(request.Folder), Is.False);
    }

    [Test]
    public void Resume_AfterRestarts_EqualsAnUninterruptedRun([Values(17, 60, 120)] int numbers)
    {
        laboratory.Run(Request("whole", Enough)).Start();
        using var cancel = new CancellationTokenSource();
        var begun = laboratory.Run(Request("cut", Enough), new ActingSink(numbers, cancel.Cancel)).Start(cancel.Token);
        Assert.That(begun.Status, Is.EqualTo(RunStatus.Interrupted));
        laboratory.Run(Request("cut", Enough)).Resume();
        Assert.That(laboratory.Metrics("cut"), Is.EqualTo(laboratory.Metrics("whole")));
        Assert.That(laboratory.Weights("cut"), Is.EqualTo(laboratory.Weights("whole")));
    }

    [Test]
    public void Execute_OfAnEvaluation_NeverRestarts()
    {
        var request = laboratory.Evaluation("curious") with
        {
            Environment = laboratory.Environments.Get("test/Stumbling-v0"),
            EnvironmentOptions = new StumblingOptions(),
            Run = new RunOptions { Rows = 5, EnvironmentRestarts = Enough },
        };
        using var environment = request.CreateEnvironment(Split.Test, rows: 5);
        Assert.That(environment.Restarts!.Allowed, Is.Zero);
        using var policy = new LinearPolicy(environment.Spec, new double[2], noise: 1);
        Assert.That(
            () => new Evaluator(environment, 3).Episodes(policy, episodes: 8),
            Throws.TypeOf<EnvironmentException>().With.Message.Contains("row 3, episode 3 ("));
    }

    private TrainingRequest Request(string name, int restarts)
    {
        var request = laboratory.Request(name);
        return request with
        {
            Environment = laboratory.Environments.Get("test/Stumbling-v0"),
            EnvironmentOptions = new StumblingOptions(),
            Run = request.Run with { EnvironmentRestarts = restarts },
        };
    }

    private sealed class WarningList : IMetricSink
    {
        public List<string> Told { get; } = [];

        public void Scalar(string tag, double value, long step)
        {
        }

        public void Warn(string text, long step) => Told.Add(text);
    }
}
