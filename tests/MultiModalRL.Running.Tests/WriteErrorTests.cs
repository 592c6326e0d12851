using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class WriteErrorTests
{
    private Laboratory laboratory;

    [SetUp]
    public void SetUp() => laboratory = new Laboratory();

    [TearDown]
    public void TearDown() => laboratory.Dispose();

    [Test]
    public void Start_WhenACheckpointCannotBeWritten_NamesTheLastOneWhichResumes()
    {
        laboratory.Run(laboratory.Request("whole")).Start();
        var failing = laboratory.Request("full", options: new CuriousOptions { FailingSave = 3 });
        var error = Assert.Throws<IOException>(() => laboratory.Run(failing).Start());
        var last = new RunFolder(failing.Folder).LatestAgentFolder();
        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Does.Contain("No space left on device").And.Contain(Path.GetDirectoryName(last)));
            Assert.That(error.Message, Does.Not.Contain("\n"));
            Assert.That(Directory.GetDirectories(Path.Combine(failing.Folder, "checkpoints"), ".*"), Is.Empty);
            Assert.That(new RunFolder(failing.Folder).ReadManifest().Status, Is.EqualTo(RunStatus.Failed));
        });
        laboratory.Run(laboratory.Request("full")).Resume();
        Assert.That(laboratory.Weights("full"), Is.EqualTo(laboratory.Weights("whole")));
        Assert.That(laboratory.Metrics("full"), Is.EqualTo(laboratory.Metrics("whole")));
    }

    [Test]
    public void Start_WhenMetricsCannotBeWritten_FailsWithOneLine()
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Ignore("there is no /dev/full here, the device that is always full");
        }

        var request = laboratory.Request("full");
        var run = new TrainingRun(request, laboratory.Clock) { Sinks = FullMetrics };
        var error = Assert.Throws<IOException>(() => run.Start());
        Assert.That(error.Message, Does.StartWith($"run {request.Folder}: ").And.Contain("no checkpoint was written"));

        // Sinks are made when the folder is there and the metrics are not yet.
        static ImmutableArray<IMetricSink> FullMetrics(string folder, long? resumedAt)
        {
            File.CreateSymbolicLink(Path.Combine(folder, "metrics.jsonl"), "/dev/full");
            return [];
        }
    }

    [Test]
    public void Write_OfAFileThatCannotBeReplaced_LeavesItAsItWas()
    {
        var folder = Directory.CreateDirectory(laboratory.Folder("files")).FullName;
        var path = Path.Combine(folder, "run.json");
        Directory.CreateDirectory(path);
        Assert.That(() => AtomicFile.Write(path, "{}"u8), Throws.InstanceOf<Exception>());
        Assert.That(Directory.GetFileSystemEntries(folder), Is.EqualTo(new[] { path }));
    }
}
