namespace MultiModalRL.Cli.Tests;

/// <summary>Where results go: nothing is lost, nothing of others is overwritten.</summary>
[TestFixture]
public sealed class OutputTests
{
    private static readonly string[] Random = ["evaluate", "--env", TinyRuns.Glimpse, "--agent", "random", "--json", "--quiet", .. TinyRuns.Data];

    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [TestCase("file", "is a file: expected a folder")]
    [TestCase("file/below/it", "is a file: expected a folder")]
    [TestCase("/proc/x", "cannot be a folder")]
    public void Out_ThatCannotBeAFolder_IsRefusedBeforeTheWork(string path, string expected)
    {
        File.WriteAllText(shell.Folder("file"), "");
        foreach (var command in new[] { Random, Train(), ["quickstart", "--budget", "short", "--quiet"] })
        {
            Assert.That(shell.Run([.. command, "--out", shell.Folder(path)]), Is.EqualTo(2), () => $"{command[0]}: {shell.Error}");
            Assert.That(shell.Error, Does.Contain(expected).And.Contain(path), command[0]);
            Assert.That(shell.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
            Assert.That(shell.Out, Is.Empty);
        }
    }

    [TestCase("file/report.html", "is a file: expected a folder")]
    [TestCase("evaluation", "is a folder: expected a file")]
    public void ReportOut_ThatCannotBeAFile_IsRefused(string path, string expected)
    {
        File.WriteAllText(shell.Folder("file"), "");
        Measure("evaluation");
        Assert.That(shell.Run("report", shell.Folder("evaluation"), "--out", shell.Folder(path)), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain(expected));
    }

    [TestCase("results.json")]
    [TestCase("outcomes.jsonl")]
    public void Evaluate_WhereTheDiskGetsFull_StillTellsWhatItMeasured(string file)
    {
        var folder = shell.Folder("evaluation");
        FillUp(Path.Combine(folder, file));
        Assert.That(shell.Run([.. Random, "--out", folder]), Is.EqualTo(1));
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(40));
        Assert.That(shell.Error, Does.Contain("No space left on device").And.Contain(folder));
        Assert.That(File.Exists(Path.Combine(folder, "results.json")), Is.EqualTo(file != "results.json"), "the results come first");
        Measure("evaluation");
    }

    [Test]
    public void Evaluate_WhereTheDiskIsFull_DoesNotBegin()
    {
        var folder = shell.Folder("evaluation");
        FillUp(Path.Combine(folder, ".writable.tmp"));
        Assert.That(shell.Run([.. Random, "--out", folder]), Is.EqualTo(1));
        Assert.That(shell.Error, Does.Contain($"{folder}: cannot be written: No space left on device"));
        Assert.That(shell.Out, Is.Empty);
    }

    [Test]
    public void Report_WhereTheDiskIsFull_FailsInOneLine()
    {
        Measure("evaluation");
        FillUp(shell.Folder("report.html"));
        Assert.That(shell.Run("report", shell.Folder("evaluation"), "--out", shell.Folder("report.html"), "--quiet"), Is.EqualTo(1));
        Assert.That(shell.Error, Does.Contain("No space left on device").And.Contain("report.html").And.Contain("--verbose").And.Not.Contain("   at "));
        Assert.That(shell.Run("report", shell.Folder("evaluation"), "--out", shell.Folder("evaluation"), "--quiet", "--verbose"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("   at MultiModalRL."));
    }

    [Test]
    public void Evaluate_WhereAnotherEvaluationIs_LeavesIt()
    {
        Measure("evaluation");
        var before = File.ReadAllText(Path.Combine(shell.Folder("evaluation"), "results.json"));
        foreach (var other in new string[][] { ["--split", "validation"], ["--set", "price=0.3"] })
        {
            Assert.That(shell.Run([.. Random, "--out", shell.Folder("evaluation"), .. other]), Is.EqualTo(2));
            Assert.That(shell.Error, Does.Contain("holds another evaluation"));
        }

        Assert.That(shell.Run(["evaluate", "--env", TinyRuns.Glimpse, "--agent", "majority", .. TinyRuns.Data, "--out", shell.Folder("evaluation")]), Is.EqualTo(2));
        Assert.That(File.ReadAllText(Path.Combine(shell.Folder("evaluation"), "results.json")), Is.EqualTo(before));
        Measure("evaluation", "--seed", "7");
        Assert.That(File.ReadAllText(Path.Combine(shell.Folder("evaluation"), "results.json")), Is.Not.EqualTo(before));
    }

    [Test]
    public void Evaluate_WhereResultsOfSomethingElseAre_LeavesThem()
    {
        Directory.CreateDirectory(shell.Folder("quickstart"));
        File.WriteAllText(shell.Folder("quickstart/results.json"), "{}");
        Assert.That(shell.Run([.. Random, "--out", shell.Folder("quickstart")]), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("holds results.json"));
        Assert.That(File.ReadAllText(shell.Folder("quickstart/results.json")), Is.EqualTo("{}"));
    }

    private static string[] Train() => ["train", "--env", TinyRuns.Glimpse, "--agent", "random", "--steps", "1", "--quiet", .. TinyRuns.Data];

    // What is written whole or not at all is written beside its name first.
    private static void FillUp(string path)
    {
        if (!File.Exists("/dev/full"))
        {
            Assert.Ignore("there is no /dev/full here, the device that is always full");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path + ".tmp", "/dev/full");
    }

    private void Measure(string folder, params string[] more) =>
        Assert.That(shell.Run([.. Random, "--out", shell.Folder(folder), .. more]), Is.Zero, () => shell.Error);
}
