using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Baselines that answer by another run, as runs of their own.</summary>
[TestFixture]
public sealed class TrainedBaselineTests
{
    private Shell shell;

    [OneTimeSetUp]
    public void TrainTheModel()
    {
        shell = new Shell();
        Done(TinyRuns.Supervised(shell.Folder("supervised")));
    }

    [OneTimeTearDown]
    public void Remove() => shell.Dispose();

    [TestCase("threshold")]
    [TestCase("fixed-look")]
    public void Train_OfARuleOnAModel_CanBeMeasuredAndResumed(string agent)
    {
        var run = shell.Folder(agent);
        string[] begin =
        [
            "train", "--env", TinyRuns.Glimpse, "--agent", agent, "--init", shell.Folder("supervised"), "--out", run,
            "--device", "cpu", "--quiet", .. TinyRuns.Data,
        ];
        Done(begin);
        var first = Accuracy(run);

        // As if it had been killed after its last checkpoint: a finished run would not be gone on with.
        var manifest = Path.Combine(run, "run.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"finished\"", "\"running\"", StringComparison.Ordinal));
        Done("train", "--resume", run, "--quiet");
        Assert.That((string)JsonNode.Parse(File.ReadAllText(manifest))!["status"]!, Is.EqualTo("finished"));
        Assert.That(Accuracy(run), Is.EqualTo(first));
    }

    private double Accuracy(string run)
    {
        Done("evaluate", "--run", run, "--json", "--quiet");
        return (double)shell.Json["accuracy"]!;
    }

    private void Done(params string[] command) => Assert.That(shell.Run(command), Is.Zero, () => shell.Error);
}
