using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class ResumeTests
{
    private Laboratory laboratory;

    [SetUp]
    public void SetUp() => laboratory = new Laboratory();

    [TearDown]
    public void TearDown() => laboratory.Dispose();

    [Test]
    public void Resume_AfterCancellationAtRandomMoments_EqualsAnUninterruptedRun()
    {
        laboratory.Run(laboratory.Request("whole")).Start();
        var random = new RandomStream(1);
        for (var trial = 0; trial < 8; trial++)
        {
            var name = $"cut{trial}";
            using var first = new CancellationTokenSource();
            using var second = new CancellationTokenSource();
            var begun = laboratory.Run(laboratory.Request(name), new ActingSink(1 + random.NextInt(100), first.Cancel)).Start(first.Token);
            Assert.That(begun.Status, Is.EqualTo(RunStatus.Interrupted));
            laboratory.Run(laboratory.Request(name), new ActingSink(1 + random.NextInt(60), second.Cancel)).Resume(second.Token);
            Assert.That(laboratory.Run(laboratory.Request(name)).Resume().Status, Is.EqualTo(RunStatus.Finished));
            AssertEqual(name, "whole");
        }
    }

    [Test]
    public void Resume_AfterDeathAtRandomMoments_EqualsAnUninterruptedRun()
    {
        laboratory.Run(laboratory.Request("whole")).Start();
        var random = new RandomStream(2);
        for (var trial = 0; trial < 8; trial++)
        {
            var name = $"dead{trial}";
            var death = new ActingSink(1 + random.NextInt(200), () => throw new InvalidOperationException("killed"));
            Assert.That(() => laboratory.Run(laboratory.Request(name), death).Start(), Throws.InvalidOperationException);
            laboratory.Run(laboratory.Request(name)).Resume();
            AssertEqual(name, "whole");
        }
    }

    [Test]
    public void Start_WithOtherCheckpointSteps_TrainsTheSame([Values(1, 33, 100_000)] long every)
    {
        var request = laboratory.Request("often");
        laboratory.Run(laboratory.Request("whole")).Start();
        laboratory.Run(request with { Run = request.Run with { CheckpointSteps = every } }).Start();
        AssertEqual("often", "whole");
    }

    [Test]
    public void Start_WhenMinutesPass_WritesACheckpointAndTrainsTheSame()
    {
        laboratory.Run(laboratory.Request("whole")).Start();
        var request = laboratory.Request("timed");
        var run = request.Run with { CheckpointSteps = 100_000, CheckpointMinutes = 5, KeepCheckpoints = 10 };
        laboratory.Run(request with { Run = run }, new ActingSink(60, () => laboratory.Clock.Advance(TimeSpan.FromMinutes(6)))).Start();
        Assert.That(Directory.GetDirectories(Path.Combine(laboratory.Folder("timed"), "checkpoints")), Has.Length.EqualTo(2));
        AssertEqual("timed", "whole");
    }

    [Test]
    public void Resume_OfASupervisedRun_EqualsAnUninterruptedRun()
    {
        var options = new StudentOptions { ValidateEvery = 50, Patience = 9 };
        laboratory.Run(laboratory.Request("whole", "student", options, steps: 400)).Start();
        using var cancel = new CancellationTokenSource();
        laboratory.Run(laboratory.Request("cut", "student", options, steps: 400), new ActingSink(3, cancel.Cancel)).Start(cancel.Token);
        laboratory.Run(laboratory.Request("cut", "student", options, steps: 400)).Resume();
        Assert.That(laboratory.Metrics("cut"), Is.EqualTo(laboratory.Metrics("whole")).And.Length.EqualTo(8));
    }

    [Test]
    public void Resume_WhenTheNewestCheckpointIsDamaged_GoesOnFromTheOneBefore()
    {
        laboratory.Run(laboratory.Request("whole")).Start();
        var death = new ActingSink(150, () => throw new InvalidOperationException("killed"));
        Assert.That(() => laboratory.Run(laboratory.Request("damaged"), death).Start(), Throws.InvalidOperationException);
        var newest = new RunFolder(laboratory.Folder("damaged")).LatestAgentFolder();
        File.AppendAllText(Path.Combine(newest, "weights.bin"), "x");
        Assert.That(
            () => new RunFolder(laboratory.Folder("damaged")).LatestAgentFolder(),
            Throws.TypeOf<InputException>().With.Message.Contains("weights.bin").And.Message.Contains("the one before"));
        var told = new WarningList();
        laboratory.Run(laboratory.Request("damaged"), told).Resume();
        Assert.That(told.Texts, Has.Count.EqualTo(1));
        Assert.That(told.Texts[0], Does.Contain("weights.bin").And.Contain("going on from the one before"));
        AssertEqual("damaged", "whole");
    }

    [Test]
    public void Resume_WhenFinished_ChangesNothing()
    {
        laboratory.Run(laboratory.Request("whole")).Start();
        var before = Directory.GetFiles(laboratory.Folder("whole"), "*", SearchOption.AllDirectories).Select(File.GetLastWriteTimeUtc).ToArray();
        laboratory.Run(laboratory.Request("whole")).Resume();
        var after = Directory.GetFiles(laboratory.Folder("whole"), "*", SearchOption.AllDirectories).Select(File.GetLastWriteTimeUtc).ToArray();
        Assert.That(after, Is.EqualTo(before));
    }

    [TestCase("metrics.jsonl")]
    [TestCase("checkpoints/5/x")]
    public void Start_WherePartsOfARunAre_IsRefusedAndLeavesThem(string file)
    {
        var path = Path.Combine(laboratory.Folder("taken"), file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "kept");
        Assert.That(() => laboratory.Run(laboratory.Request("taken")).Start(), Throws.TypeOf<InputException>().With.Message.Contains("no run.json"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("kept"));
        Assert.That(File.Exists(Path.Combine(laboratory.Folder("taken"), "run.json")), Is.False);
    }

    [Test]
    public void Start_WhereARunIs_IsRefused()
    {
        laboratory.Run(laboratory.Request("whole")).Start();
        Assert.That(
            () => laboratory.Run(laboratory.Request("whole")).Start(), Throws.TypeOf<InputException>().With.Message.Contains("--resume"));
    }

    [Test]
    public void Resume_WithChangedData_IsRefused()
    {
        var data = Directory.CreateDirectory(laboratory.Folder("data")).FullName;
        File.WriteAllText(Path.Combine(data, "rows.json"), "[]");
        var request = laboratory.Request("run") with { Data = data };
        using var cancel = new CancellationTokenSource();
        laboratory.Run(request, new ActingSink(3, cancel.Cancel)).Start(cancel.Token);
        File.WriteAllText(Path.Combine(data, "rows.json"), "{}");
        Assert.That(() => laboratory.Run(request).Resume(), Throws.TypeOf<InputException>().With.Message.Contains("digest"));
    }

    [Test]
    public void Of_TheManifestOfARun_GivesTheRequestItWasMadeFrom()
    {
        var request = laboratory.Request("whole", options: new CuriousOptions { Rollout = 3 }, steps: 50);
        laboratory.Run(request).Start();
        var read = TrainingRequest.Of(new RunFolder(request.Folder), laboratory.Environments, laboratory.Agents);
        Assert.That(read with { Command = request.Command }, Is.EqualTo(request));
    }

    private void AssertEqual(string run, string expected)
    {
        Assert.Multiple(() =>
        {
            Assert.That(laboratory.Metrics(run), Is.EqualTo(laboratory.Metrics(expected)));
            Assert.That(laboratory.Weights(run), Is.EqualTo(laboratory.Weights(expected)));
        });
    }
}
