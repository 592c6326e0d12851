using MultiModalRL.Environments.Tests;

namespace MultiModalRL.Cli.Tests;

public sealed class DataCommandTests
{
    private Shell shell = null!;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [Test]
    public void Make_ThenInspect_TellsWhatWasMade()
    {
        var target = shell.Folder("made");
        Assert.That(shell.Run("data", "make", "gridshapes", "--set", "trainExamples=60", "--split", "train", "--out", target, "--quiet"), Is.Zero, shell.Error);
        Assert.That(shell.Run("data", "inspect", target, "--json"), Is.Zero, shell.Error);
        var reading = shell.Json["readings"]!.AsArray().Single()!;
        Assert.That((string?)reading["benchmark"], Is.EqualTo("Table"));
        var splits = reading["splits"]!.AsObject();
        Assert.That(splits.Sum(split => (int)split.Value!["examples"]!), Is.EqualTo(60), "validation is held out of training");
        Assert.That((double)splits["train"]!["question_only_accuracy"]!, Is.InRange(0.2, 1));
        Assert.That(shell.Json["columns"]!.AsArray().Select(column => (string?)column), Does.Contain("question string"));
    }

    [Test]
    public void Make_WhatWasMade_IsAnEnvironment()
    {
        var target = shell.Folder("made");
        string[] make = ["data", "make", "shapesstyle", "--set", "trainExamples=40", "--set", "validationExamples=30", "--split", "train", "--split", "validation"];
        Assert.That(shell.Run([.. make, "--out", target, "--quiet"]), Is.Zero, shell.Error);
        Assert.That(shell.Run("evaluate", "--env", "oneshot/Table-v0", "--agent", "majority", "--data", target, "--split", "validation", "--quiet", "--json"), Is.Zero, shell.Error);
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(30));
        Assert.That((double)shell.Json["accuracy"]!, Is.InRange(0.3, 1));
    }

    [Test]
    public void Inspect_FolderOfNothing_EndsWithTwo()
    {
        Directory.CreateDirectory(shell.Folder("empty"));
        Assert.That(shell.Run("data", "inspect", shell.Folder("empty")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("is read by no benchmark"));
        Assert.That(shell.Run("data", "inspect", shell.Folder("nowhere")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("is missing"));
    }

    [Test]
    public void Inspect_DamagedImage_IsToldWhereImagesAreDecoded()
    {
        using var data = new SmallEasyVqa();
        var file = data.Write("data/train/images/1.png", "damaged");
        Assert.That(shell.Run("data", "inspect", data.Path, "--json"), Is.Zero, shell.Error);
        Assert.That(shell.Json.ToJsonString(), Does.Not.Contain("decoded"));
        Assert.That(shell.Run("data", "inspect", data.Path, "--images", "--json"), Is.Zero, shell.Error);
        var notes = shell.Json["readings"]!.AsArray().Single()!["splits"]!.AsObject().SelectMany(split => split.Value!["notes"]!.AsArray()).Select(note => (string)note!).ToArray();
        Assert.That(notes.Count(note => note.EndsWith("images cannot be decoded", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(notes.Count(note => note.StartsWith(file, StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Convert_SplitThatIsNotThere_EndsWithTwoAndLeavesNothing()
    {
        using var data = new SmallEasyVqa();
        Assert.That(shell.Run("data", "convert", data.Path, "--split", "train", "--split", "test", "--out", shell.Folder("made")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("no test split"));
        Assert.That(Directory.Exists(shell.Folder("made")), Is.False);
    }

    [TestCase("nothing", "trainExamples=3", "benchmark 'nothing' is unknown")]
    [TestCase("easyvqa", "validationShare=0.1", "benchmark 'easyvqa' is unknown")]
    [TestCase("gridshapes", "trainExamples", "--set trainExamples: expected NAME=VALUE")]
    [TestCase("gridshapes", "trainExample=3", "trainExample")]
    public void Make_WrongInput_EndsWithTwoAndLeavesNothing(string benchmark, string setting, string message)
    {
        var target = shell.Folder("made");
        Assert.That(shell.Run("data", "make", benchmark, "--set", setting, "--out", target), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain(message));
        Assert.That(Directory.Exists(target), Is.False);
    }

    [Test]
    public void Make_IntoAFolderInUse_IsRefused()
    {
        var target = shell.Folder("used");
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, "mine.txt"), "");
        Assert.That(shell.Run("data", "make", "gridshapes", "--out", target), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("is not empty"));
        Assert.That(Directory.GetFiles(target), Has.Length.EqualTo(1));
    }
}
