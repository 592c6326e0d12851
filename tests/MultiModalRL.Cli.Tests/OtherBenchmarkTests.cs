using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Cli.Tests;

/// <summary>A run of one benchmark that is gone on with, and measured, on another: both are read by the run's vocabulary.</summary>
[TestFixture]
public sealed class OtherBenchmarkTests
{
    private static readonly string[] Words = ["There is a blue tower", "There is a tower with two blocks", "There is a black block as the base of a tower", "what"];

    private Shell shell;

    [OneTimeSetUp]
    public void TrainOnGeneratedPictures()
    {
        shell = new Shell();
        Write("more.json", [.. Words]);
        Write("train/train.json", Words[0], Words[1]);
        Write("dev/dev.json", Words[0], "There is an unknown tower");
        Done("train", "--env", "oneshot/NlvrStyle-v0", "--agent", "supervised", "--steps", "128", "--out", shell.Folder("start"),
            "--set", "benchmark.trainFile=more.json", "--set", "benchmark.trainImages=20", "--set", "benchmark.validationImages=5", "--set", "benchmark.testImages=5");
    }

    [OneTimeTearDown]
    public void Remove() => shell.Dispose();

    [Test]
    public void Train_FromARunOfAnotherBenchmark_ReadsByItsVocabulary_AlsoWhenResumed()
    {
        var run = shell.Folder("on");
        Done("train", "--env", "oneshot/Nlvr-v0", "--agent", "supervised", "--init", shell.Folder("start"), "--steps", "64", "--out", run);
        var vocabulary = Vocabulary("on");
        Assert.That(vocabulary, Is.EqualTo(Vocabulary("start")));
        Assert.That(vocabulary, Does.Contain("\"what\""));

        // As if it had been killed after its last checkpoint, and the run that it started from were gone.
        var manifest = Path.Combine(run, "run.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"finished\"", "\"running\"", StringComparison.Ordinal));
        Assert.That(shell.Run("train", "--resume", run, "--quiet"), Is.Zero, () => shell.Error);
        Assert.That(Vocabulary("on"), Is.EqualTo(vocabulary));
        Assert.That(shell.Run("evaluate", "--run", run, "--split", "validation", "--json", "--quiet"), Is.Zero, () => shell.Error);
    }

    [Test]
    public void Evaluate_OnAnotherBenchmark_ReadsByTheRunsVocabulary_AndTellsWhatItLacks()
    {
        Assert.That(shell.Run("evaluate", "--env", "oneshot/Nlvr-v0", "--run", shell.Folder("start"), "--data", shell.Folder("data"), "--split", "validation", "--json"), Is.Zero, () => shell.Error);
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(12));
        Assert.That(shell.Error, Does.Contain("6 of 12 questions").And.Contain("tokens that the vocabulary lacks"));
    }

    [Test]
    public void Train_FromNoRun_ReadsByTheTrainingSentences()
    {
        Done("train", "--env", "oneshot/Nlvr-v0", "--agent", "supervised", "--steps", "64", "--out", shell.Folder("alone"));
        Assert.That(Vocabulary("alone"), Does.Not.Contain("\"what\""));
    }

    private string Vocabulary(string run) => JsonNode.Parse(File.ReadAllText(Path.Combine(shell.Folder(run), "run.json")))!["vocabulary"]!.ToJsonString();

    private void Write(string file, params string[] sentences)
    {
        var path = Path.Combine(shell.Folder("data"), file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllLines(path, sentences.Select((sentence, i) => $$"""{"sentence":"{{sentence}}","label":"{{(i % 2 == 0 ? "true" : "false")}}","identifier":"{{i}}-0","directory":"0"}"""));
        var (split, orders) = (Path.GetFileNameWithoutExtension(file), file.StartsWith("dev", StringComparison.Ordinal) ? 6 : 1);
        foreach (var (record, order) in from record in Enumerable.Range(0, sentences.Length) from order in Enumerable.Range(0, orders) select (record, order))
        {
            var picture = Path.Combine(Path.GetDirectoryName(path)!, "images", "0", $"{split}-{record}-0-{order}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(picture)!);
            File.WriteAllBytes(picture, PngEncoder.Encode(new byte[400 * 100 * 3], new ImageShape(100, 400, 3)));
        }
    }

    private void Done(params string[] command) =>
        Assert.That(shell.Run([.. command, "--data", shell.Folder("data"), "--device", "cpu", "--quiet", "--set", "patience=0"]), Is.Zero, () => shell.Error);
}
