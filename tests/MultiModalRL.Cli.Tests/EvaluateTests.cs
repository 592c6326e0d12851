using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

[TestFixture]
public sealed class EvaluateTests
{
    private Shell shell;

    [OneTimeSetUp]
    public void Train()
    {
        shell = new Shell();
        Assert.That(shell.Run(TinyRuns.Supervised(shell.Folder("supervised"))), Is.Zero, () => shell.Error);
        Assert.That(shell.Run([.. TinyRuns.Ppo(shell.Folder("ppo")), "--init", shell.Folder("supervised"), "--set", "price=0.4"]), Is.Zero, () => shell.Error);
    }

    [OneTimeTearDown]
    public void Remove() => shell.Dispose();

    [Test]
    public void Evaluate_OfARun_PrintsTheContract()
    {
        Assert.That(shell.Run("evaluate", "--run", shell.Folder("ppo"), "--json"), Is.Zero);
        Assert.That(shell.Out.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        var result = shell.Json;
        Assert.Multiple(() =>
        {
            Assert.That((string)result["environment"]!, Is.EqualTo(TinyRuns.Glimpse));
            Assert.That((string)result["agent"]!, Is.EqualTo("ppo"));
            Assert.That((string)result["split"]!, Is.EqualTo("test"));
            Assert.That((int)result["episodes"]!, Is.EqualTo(40));
            Assert.That((double)result["accuracy"]!, Is.InRange(0, 1));
            Assert.That(result["accuracy_ci95"]!.AsArray(), Has.Count.EqualTo(2));
            Assert.That((double)result["reward_mean"]!, Is.EqualTo((double)result["accuracy"]! - 0.4 * (double)result["cost_mean"]!).Within(1e-5));
            Assert.That((double)result["actions_mean"]!, Is.EqualTo(1 + 9 * (double)result["cost_mean"]!).Within(1e-5));
            Assert.That(result["response_time_ms"]!.AsObject().Select(entry => entry.Key), Is.EqualTo(new[] { "p50", "p90", "p99", "device" }));
            Assert.That(result["by_type"]!.AsObject().Sum(type => (int)type.Value!["n"]!), Is.EqualTo(40));
            Assert.That(result["metrics"]!.AsObject(), Is.Not.Empty);
            Assert.That(result["stochastic"]!["accuracy"], Is.Not.Null);
        });
    }

    [Test]
    public void Evaluate_OfARunOnAnotherProtocol_ReusesBenchmarkAndReward()
    {
        Assert.That(shell.Run("evaluate", "--run", shell.Folder("supervised"), "--env", TinyRuns.Oneshot, "--json", "--quiet"), Is.Zero, () => shell.Error);
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(40));
        Assert.That((double)shell.Json["actions_mean"]!, Is.EqualTo(1));
    }

    [Test]
    public void Evaluate_WithSet_OverridesWhatTheRunRecorded()
    {
        Assert.That(shell.Run("evaluate", "--run", shell.Folder("ppo"), "--set", "price=0.2", "--episodes", "7", "--json", "--quiet"), Is.Zero);
        Assert.That((double)shell.Json["price"]!, Is.EqualTo(0.2));
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(7));
    }

    [Test]
    public void Evaluate_WithConfig_IsOverriddenBySet()
    {
        File.WriteAllText(shell.Folder("config.json"), """{ "environment": { "reward": { "price": 0.3 }, "benchmark": { "testExamples": 9 } } }""");
        string[] command = ["evaluate", "--env", TinyRuns.Glimpse, "--agent", "random", "--config", shell.Folder("config.json"), "--json", "--quiet"];
        Assert.That(shell.Run([.. command, "--set", "price=0.25", "--episodes", "all"]), Is.Zero, () => shell.Error);
        Assert.That((double)shell.Json["price"]!, Is.EqualTo(0.25));
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(9));
    }

    [Test]
    public void Evaluate_Twice_GivesTheSameButForTimes()
    {
        var results = new[] { 1, 2 }.Select(_ =>
        {
            Assert.That(shell.Run("evaluate", "--run", shell.Folder("ppo"), "--json", "--quiet"), Is.Zero);
            var result = shell.Json;
            result.Remove("response_time_ms");
            return result.ToJsonString();
        }).ToArray();
        Assert.That(results[1], Is.EqualTo(results[0]));
    }

    [TestCase("majority")]
    [TestCase("question-prior")]
    [TestCase("random")]
    [TestCase("fixed-look", true)]
    [TestCase("threshold", true)]
    public void Evaluate_OfABaseline_NeedsNoRunOfItsOwn(string agent, bool needsInit = false)
    {
        string[] init = needsInit ? ["--init", shell.Folder("supervised")] : [];
        var exitCode = shell.Run(["evaluate", "--env", TinyRuns.Glimpse, "--agent", agent, .. init, .. TinyRuns.Data, "--json"]);
        Assert.That(exitCode, Is.Zero, () => shell.Error);
        Assert.That((string)shell.Json["agent"]!, Is.EqualTo(agent));
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(40));
    }

    [Test]
    public void Evaluate_OfACalibratedBaseline_RecordsTheTable()
    {
        var folder = shell.Folder("threshold");
        Assert.That(
            shell.Run("evaluate", "--env", TinyRuns.Glimpse, "--agent", "threshold", "--init", shell.Folder("supervised"), "--out", folder, "--quiet"),
            Is.Zero);
        var calibration = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "evaluation.json")))!["calibration"]!;
        var best = calibration["candidates"]!.AsArray().MaxBy(candidate => (double)candidate!["reward_mean"]!);
        Assert.That((double)calibration["selected"]!, Is.EqualTo((double)best!["value"]!));
        Assert.That((int)calibration["examples"]!, Is.EqualTo(60));
    }

    [Test]
    public void Train_InBfloat16_IsRecordedAndMeasuredSo()
    {
        var (run, measured) = (shell.Folder("half"), shell.Folder("half-measured"));
        string[] parts = ["--set", "model.visual=cnn", "--set", "model.fusion=mac", "--set", "model.learningRates=visual.*=0.5"];
        Assert.That(shell.Run([.. TinyRuns.Supervised(run), "--precision", "bf16", .. parts]), Is.Zero, () => shell.Error);
        Assert.That(shell.Run("evaluate", "--run", run, "--out", measured, "--quiet"), Is.Zero, () => shell.Error);
        Assert.That((string)JsonNode.Parse(File.ReadAllText(Path.Combine(run, "run.json")))!["precision"]!, Is.EqualTo("bf16"));
        Assert.That((string)JsonNode.Parse(File.ReadAllText(Path.Combine(measured, "evaluation.json")))!["precision"]!, Is.EqualTo("bf16"));
        Assert.That(shell.Run("evaluate", "--run", run, "--out", measured, "--quiet", "--precision", "fp32"), Is.Zero, () => shell.Error);
        Assert.That((string)JsonNode.Parse(File.ReadAllText(Path.Combine(measured, "evaluation.json")))!["precision"]!, Is.EqualTo("fp32"));
    }

    [Test]
    public void Report_OfRunsAndEvaluations_IsOneFile()
    {
        string[] runs = [shell.Folder("ppo"), shell.Folder("supervised")];
        foreach (var run in runs)
        {
            Assert.That(shell.Run("evaluate", "--run", run, "--out", Path.Combine(run, "evaluation"), "--quiet"), Is.Zero);
        }

        var file = shell.Folder("report.html");
        Assert.That(shell.Run(["report", .. runs, "--out", file]), Is.Zero, () => shell.Error);
        Assert.That(File.ReadAllText(file), Does.Contain("ppo").And.Contain("episodic_return").And.Contain("data:image/png"));
    }

    [Test]
    public void Train_OfThePpoRun_LeavesWhatTheContractNames()
    {
        var folder = shell.Folder("ppo");
        Assert.That(Directory.GetFiles(folder).Select(path => Path.GetFileName(path).Split('.')[0]), Is.EquivalentTo(new[] { "run", "metrics", "events" }));
        Assert.That(Directory.GetDirectories(Path.Combine(folder, "checkpoints")), Has.Length.EqualTo(2));
        var tags = File.ReadLines(Path.Combine(folder, "metrics.jsonl")).Select(line => (string)JsonNode.Parse(line)!["tag"]!).ToHashSet();
        Assert.That(tags, Is.SupersetOf(new[] { "charts/episodic_return", "charts/episodic_length", "charts/accuracy", "charts/cost", "charts/SPS" }));
    }
}
