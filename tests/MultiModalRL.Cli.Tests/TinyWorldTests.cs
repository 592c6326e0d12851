using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>PPO in tiny worlds whose optimum is known; docs/results has the same over seeds.</summary>
[TestFixture]
[NonParallelizable]
public sealed class TinyWorldTests
{
    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [TestCase("tiny/Bandit-v0", 0.8, 30_000)]
    [TestCase("tiny/Chain-v0", 9.5, 60_000, "discount=0.99")]
    [TestCase("tiny/Locks-v0", 1, 60_000)]
    [TestCase("tiny/Memory-v0", 1, 100_000, "recurrence=gru")]
    [TestCase("tiny/Memory-v0", 1, 100_000, "recurrence=lstm")]
    public void Ppo_KnownOptimum_IsReached(string environment, double optimum, int steps, params string[] settings)
    {
        var reward = Learned(environment, steps, settings);
        // Returns are means over 4,000 random episodes: the bandit's has a standard error of 0.006.
        Assert.That(reward, Is.GreaterThan(0.98 * optimum - 0.02));
    }

    [Test]
    public void Ppo_WithoutMemory_CannotRemember() =>
        Assert.That(Learned("tiny/Memory-v0", 30_000), Is.EqualTo(0.5).Within(0.05));

    [Test]
    public void Ppo_RealActions_HitNearlyAlways() =>
        // Uniform actions earn −5/3, the best blind one −1/3, a hit 0.
        Assert.That(Learned("tiny/Target-v0", 60_000, "learningRate=0.003"), Is.GreaterThan(-0.02 * 5 / 3));

    [Test]
    public void Ppo_CartPoleWithThePreset_IsSolved()
    {
        Train("classic/CartPole-v1", 300_000, "--preset", "cleanrl-classic", "--set", "run.evaluationSteps=20000");
        Assert.That(
            shell.Run("evaluate", "--run", shell.Folder("run"), "--checkpoint", "best", "--episodes", "100", "--seed", "5", "--json", "--quiet"),
            Is.Zero, () => shell.Error);
        Assert.That((double)shell.Json["reward_mean"]!, Is.GreaterThanOrEqualTo(475));
    }

    [Test]
    public void Train_Preset_SetsOptionsThatTheCommandLineMayChange()
    {
        Train("classic/CartPole-v1", 1000, "--preset", "cleanrl-classic", "--set", "epochs=2");
        var run = JsonNode.Parse(File.ReadAllText(shell.Folder("run/run.json")))!;
        Assert.Multiple(() =>
        {
            Assert.That((int)run["run"]!["rows"]!, Is.EqualTo(4));
            Assert.That((double)run["agent"]!["options"]!["learningRate"]!, Is.EqualTo(2.5e-4));
            Assert.That((int)run["agent"]!["options"]!["epochs"]!, Is.EqualTo(2));
        });
    }

    [TestCase("tiny/Chain-v0", 8)]
    [TestCase("tiny/Chain-v0", 3, "run.rows=3")]
    [TestCase("glimpse/GridShapes-v0", 256, "trainExamples=256", "benchmark.side=2")]
    public void Train_AgentThatComparesEpisodes_TakesFewRowsWhereNoQuestionsAreAnswered(string environment, int rows, params string[] settings)
    {
        string[] set = [.. settings.SelectMany(setting => new[] { "--set", setting })];
        Assert.That(
            shell.Run(["train", "--env", environment, "--agent", "grpo", "--steps", "1", "--seed", "1", "--device", "cpu", "--out", shell.Folder("run"), "--quiet", .. set]),
            Is.Zero, () => shell.Error);
        Assert.That((int)JsonNode.Parse(File.ReadAllText(shell.Folder("run/run.json")))!["run"]!["rows"]!, Is.EqualTo(rows));
    }

    [Test]
    public void Train_UnknownPreset_ListsTheNearest()
    {
        Assert.That(shell.Run("train", "--env", "classic/CartPole-v1", "--agent", "ppo", "--preset", "cleanrl-clasic", "--out", shell.Folder("run")), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("cleanrl-classic"));
    }

    private double Learned(string environment, int steps, params string[] settings)
    {
        Train(environment, steps, [.. settings.SelectMany(setting => new[] { "--set", setting })]);
        Assert.That(shell.Run("evaluate", "--run", shell.Folder("run"), "--episodes", "4000", "--seed", "5", "--json", "--quiet"), Is.Zero, () => shell.Error);
        return (double)shell.Json["reward_mean"]!;
    }

    private void Train(string environment, int steps, params string[] arguments) => Assert.That(
        shell.Run(["train", "--env", environment, "--agent", "ppo", "--steps", $"{steps}", "--seed", "1", "--device", "cpu", "--out", shell.Folder("run"), "--quiet", .. arguments]),
        Is.Zero,
        () => shell.Error);
}
