using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>A user's own environment and agent, through every command that takes them.</summary>
[TestFixture]
public sealed class PluginCommandTests
{
    private const string Corridor = "sample/Corridor-v0";
    private const string Agent = "q-learning";

    private Shell shell;

    private static string Plugin => PathOf("MultiModalRL.SamplePlugin.dll");

    private static string Part => PathOf("MultiModalRL.SamplePart.dll");

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [Test]
    public void List_ShowsWhatThePluginBrings()
    {
        Assert.That(Names("environments"), Does.Contain(Corridor));
        Assert.That(Names("agents"), Does.Contain(Agent).And.Contain("ppo"));
        Assert.That(shell.Run("list", "agents", "--json"), Is.Zero);
        Assert.That(shell.Out, Does.Not.Contain(Agent), "without the plug-in");
    }

    [Test]
    public void Check_HoldsItsEnvironmentToTheContract()
    {
        Done("check", Corridor, "--json");
        Assert.That((bool)shell.Json["passed"]!, Is.True);
    }

    [TestCase(Agent)]
    [TestCase("ppo")]
    public void TrainEvaluateReport_GoTogether(string agent)
    {
        var (run, measured, report) = (shell.Folder("run"), shell.Folder("measured"), shell.Folder("report.html"));
        Done("train", "--env", Corridor, "--agent", agent, "--steps", "600", "--set", "run.rows=4", "--device", "cpu", "--out", run, "--quiet");
        Done("evaluate", "--run", run, "--episodes", "20", "--out", measured, "--json", "--quiet");
        var result = shell.Json;
        Assert.That((string)result["environment"]!, Is.EqualTo(Corridor));
        Assert.That((int)result["episodes"]!, Is.EqualTo(20));

        Done("report", run, measured, "--out", report, "--json", "--quiet");
        var shown = shell.Json["episodes"]!.AsArray().Single()!;
        Assert.Multiple(() =>
        {
            Assert.That((string)shown["agent"]!, Is.EqualTo(agent));
            Assert.That((double)shown["reward_mean"]!, Is.EqualTo((double)result["reward_mean"]!));
            Assert.That(shell.Json["results"]!.AsArray(), Is.Empty);
            Assert.That(File.ReadAllText(report), Does.Contain(Corridor).And.Contain("Returns").And.Contain("episodic_return"));
        });
    }

    [Test]
    public void TrainEvaluate_WithAPartOfItsModel_NeedThePlugin()
    {
        string[] train = [.. TinyRuns.Ppo(shell.Folder("run")), "--set", "model.fusion=mean", "--quiet"];
        Assert.That(shell.Run(train), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("mean"));
        Assert.That(shell.Run([.. train, "--plugin", Part]), Is.Zero, () => shell.Error);
        string[] evaluate = ["evaluate", "--run", shell.Folder("run"), "--json", "--quiet"];
        Assert.That(shell.Run(evaluate), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("fusion 'mean'"));
        Assert.That(shell.Run([.. evaluate, "--plugin", Part]), Is.Zero, () => shell.Error);
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(40));
    }

    [Test]
    public void Report_OfQuestionsAndReturns_ShowsBoth()
    {
        Done([
            "evaluate", "--env", TinyRuns.Glimpse, "--agent", "random", .. TinyRuns.Data, "--out", shell.Folder("all/questions"), "--quiet",
        ]);
        foreach (var environment in new[] { Corridor, "classic/CartPole-v1" })
        {
            Done("evaluate", "--env", environment, "--agent", "random", "--episodes", "5", "--out", shell.Folder($"all/{environment.Split('/')[1]}"), "--quiet");
        }

        Done("report", shell.Folder("all"), "--out", shell.Folder("report.html"), "--json", "--quiet");
        Assert.That(shell.Json["results"]!.AsArray(), Has.Count.EqualTo(1));
        Assert.That(
            shell.Json["episodes"]!.AsArray().Select(result => (string)result!["agent"]!),
            Is.EqualTo(new[] { "CartPole-v1", "Corridor-v0" }), "two of one agent are told apart by folder");
    }

    private static string PathOf(string file) => Path.Combine(TestContext.CurrentContext.TestDirectory, "plugins", "sample", file);

    private string[] Names(string kind)
    {
        Done("list", kind, "--json");
        return [.. shell.Json[kind]!.AsArray().Select(entry => (string)((JsonObject)entry!)["name"]!)];
    }

    private void Done(params string[] command) => Assert.That(shell.Run([.. command, "--plugin", Plugin]), Is.Zero, () => shell.Error);
}
