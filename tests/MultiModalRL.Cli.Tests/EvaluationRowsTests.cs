namespace MultiModalRL.Cli.Tests;

/// <summary>How many episodes are played side by side changes no outcome of a trained run.</summary>
[TestFixture]
public sealed class EvaluationRowsTests
{
    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [TestCase("ppo")]
    [TestCase("a2c")]
    [TestCase("reinforce")]
    [TestCase("grpo")]
    [TestCase("dqn")]
    public void Evaluate_WithAnyNumberOfRows_GivesTheSameOutcomes(string agent)
    {
        var run = shell.Folder("run");
        Done(
            [
                "train", "--env", TinyRuns.Glimpse, "--agent", agent, "--steps", "600", "--device", "cpu", "--out", run, "--quiet",
                .. TinyRuns.Data, "--set", "run.rows=16",
            ]);
        var outcomes = new[] { 1, 16, 256 }.Select(rows =>
        {
            var folder = shell.Folder($"rows-{rows}");
            Done(["evaluate", "--run", run, "--set", $"run.rows={rows}", "--out", folder, "--quiet"]);
            return File.ReadAllText(Path.Combine(folder, "outcomes.jsonl"));
        }).ToArray();
        Assert.That(outcomes[1..], Is.All.EqualTo(outcomes[0]));
        Assert.That(outcomes[0].Trim().Split('\n'), Has.Length.EqualTo(40));
    }

    private void Done(string[] command) => Assert.That(shell.Run(command), Is.Zero, () => shell.Error);
}
