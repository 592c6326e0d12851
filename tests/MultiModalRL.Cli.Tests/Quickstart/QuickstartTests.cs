using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Every stage of the quickstart with its short budget: what it leaves, not how good it is.</summary>
[TestFixture]
[NonParallelizable]
public sealed class QuickstartTests
{
    private Shell shell;

    [OneTimeSetUp]
    public void Run()
    {
        shell = new Shell();
        string[] command = ["quickstart", "--budget", "short", "--out", shell.Folder("out"), "--device", "cpu", "--precision", "bf16"];
        Assert.That(shell.Run([.. command, "--json", "--quiet"]), Is.Zero, () => shell.Error);
    }

    [OneTimeTearDown]
    public void Remove() => shell.Dispose();

    [Test]
    public void Results_AreTheSameOnStandardOutputAndInTheFile()
    {
        Assert.That(shell.Out.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        var written = JsonNode.Parse(File.ReadAllText(Path.Combine(shell.Folder("out"), "results.json")));
        Assert.That(JsonNode.DeepEquals(shell.Json, written));
        Assert.That(File.ReadAllText(Path.Combine(shell.Folder("out"), "report.html")), Does.Contain("MultiModalRL quickstart"));
    }

    [Test]
    public void Results_NameEveryAgentAndAVerdictOnEachButPpo()
    {
        string[] looks = [.. from order in new[] { "raster", "random" } from count in Enumerable.Range(1, 8) select $"fixed-look-{order}-{count}"];
        string[] others = ["supervised", "supervised+", "threshold", .. looks, "random", "majority", "question-prior"];
        var comparisons = shell.Json["comparisons"]!.AsArray();
        Assert.Multiple(() =>
        {
            Assert.That(shell.Json["results"]!.AsArray().Select(result => (string)result!["agent"]!), Is.EqualTo(others.Prepend("ppo")));
            Assert.That(comparisons.Select(comparison => (string)comparison!["b"]!), Is.EqualTo(others));
            Assert.That(comparisons.Select(comparison => (string)comparison!["a"]!), Is.All.EqualTo("ppo"));
            Assert.That(
                comparisons.Select(comparison => (string)comparison!["verdict"]!).Distinct(),
                Is.SubsetOf(new[] { "dominates", "cheaper-noninferior", "dominated", "trade-off" }));
        });
    }

    [Test]
    public void Results_RelatePpoToTheOptimum()
    {
        var yardstick = shell.Json["yardstick"]!.AsObject();
        Assert.That(
            yardstick.Select(entry => entry.Key),
            Is.EqualTo(new[] { "bayes_optimal_return", "best_fixed_return", "ppo_return", "gap_captured" }));
        var (best, fixedLooks, ppo) = ((double)yardstick["bayes_optimal_return"]!, (double)yardstick["best_fixed_return"]!, (double)yardstick["ppo_return"]!);
        Assert.That(best, Is.GreaterThan(fixedLooks));
        Assert.That((double)yardstick["gap_captured"]!, Is.EqualTo((ppo - fixedLooks) / (best - fixedLooks)).Within(1e-9));
    }

    [Test]
    public void Runs_RecordWhatWasAskedFor()
    {
        foreach (var run in new[] { "grid/supervised", "grid/ppo", "grid/supervised+", "exists/supervised", "exists/ppo" })
        {
            var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(shell.Folder("out"), run, "run.json")))!;
            Assert.That(
                ((string)manifest["precision"]!, (string)manifest["device"]!, (string)manifest["status"]!),
                Is.EqualTo(("bf16", "cpu", "finished")),
                run);
        }
    }

    [Test]
    public void Run_WhenAskedToStop_Is130AndRecordsItsThreads()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var stopped = new Shell();
        Assert.That(stopped.Run(cancelled.Token, "quickstart", "--budget", "short", "--out", stopped.Folder("out"), "--threads", "2", "--quiet"), Is.EqualTo(130));
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(stopped.Folder("out"), "grid", "supervised", "run.json")))!;
        Assert.That((int)manifest["threads"]!, Is.EqualTo(2));
    }
}
