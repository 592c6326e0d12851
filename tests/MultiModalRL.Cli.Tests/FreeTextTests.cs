using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Answers in words, from the command line to the report.</summary>
public sealed class FreeTextTests
{
    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [TestCase("random")]
    [TestCase("majority")]
    [TestCase("question-prior")]
    public void Evaluate_InWords_IsWorthWhatChoosingIs(string agent)
    {
        string[] rest = ["--agent", agent, "--split", "test", "--set", "benchmark.testExamples=200", "--seed", "3", "--quiet", "--json"];
        Run(["evaluate", "--env", "oneshot/GridShapes-v0", .. rest]);
        var chosen = shell.Json;
        Run(["evaluate", "--env", "text/GridShapes-v0", "--out", shell.Folder("said"), .. rest]);
        foreach (var figure in new[] { "accuracy", "reward_mean", "cost_mean", "actions_mean" })
        {
            Assert.That(JsonNode.DeepEquals(shell.Json[figure], chosen[figure]), figure);
        }

        var outcomes = File.ReadLines(Path.Combine(shell.Folder("said"), "outcomes.jsonl")).Select(line => JsonNode.Parse(line)!).ToArray();
        Assert.That(outcomes, Has.Length.EqualTo(200));
        Assert.That(outcomes.Select(outcome => (string)outcome["response"]!), Has.All.Length.GreaterThan(0));
        Run("report", shell.Folder("said"), "--out", shell.Folder("report.html"));
        Assert.That(File.ReadAllText(shell.Folder("report.html")), Does.Contain("text/GridShapes-v0"));
    }

    [Test]
    public void Train_OfAnAgentThatChooses_IsRefused()
    {
        Assert.That(shell.Run("train", "--env", "text/GridShapes-v0", "--agent", "ppo", "--steps", "100", "--out", shell.Folder("run")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("text/GridShapes-v0 is answered in free text").And.Contain("oneshot/GridShapes-v0"));
    }

    private void Run(params string[] arguments) => Assert.That(shell.Run(arguments), Is.Zero, () => shell.Error);
}
