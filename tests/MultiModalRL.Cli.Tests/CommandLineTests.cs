using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

[TestFixture]
public sealed class CommandLineTests
{
    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [TestCase("trian", "command 'trian' is unknown; the nearest are: train,")]
    [TestCase("train --evn x", "train: option '--evn' is unknown; the nearest are: --env,")]
    [TestCase("list agent", "list: command 'agent' is unknown; the nearest are: agents,")]
    [TestCase("list agents pppo", "agent 'pppo' is unknown; the nearest are: ppo,")]
    [TestCase("evaluate --env glimpse/GridShape-v0 --agent random", "environment 'glimpse/GridShape-v0' is unknown; the nearest are: glimpse/GridShapes-v0,")]
    [TestCase("evaluate --env GridShapes --agent random", "'GridShapes' is not an environment id")]
    [TestCase("evaluate --env glimpse/GridShapes-v0 --agent randm", "agent 'randm' is unknown; the nearest are: random,")]
    [TestCase("evaluate --agent random", "--env is missing")]
    [TestCase("evaluate --env glimpse/GridShapes-v0", "--agent is missing")]
    [TestCase("evaluate --env glimpse/GridShapes-v0 --agent random --episodes 0", "--episodes is '0': expected all or a number above 0")]
    [TestCase("evaluate --env glimpse/GridShapes-v0 --agent random --split tset", "tset")]
    [TestCase("evaluate --env glimpse/GridShapes-v0 --agent random --device gpu", "device 'gpu' is unknown")]
    [TestCase("evaluate --env glimpse/GridShapes-v0 --agent random --threads 0", "threads is 0: expected at least 1")]
    [TestCase("evaluate --env glimpse/EasyVqa-v0 --agent random", "--data DIR")]
    [TestCase("evaluate --env glimpse/GridShapes-v0 --agent ppo", "give its run with --run RUN")]
    [TestCase("evaluate --env glimpse/GridShapes-v0 --agent threshold", "--init RUN")]
    [TestCase("evaluate --run /nowhere/run", "/nowhere/run: no run there")]
    [TestCase("evaluate --run a --agent random", "no run there")]
    [TestCase("train --env glimpse/GridShapes-v0 --agent random", "--out is missing")]
    [TestCase("train --env glimpse/GridShapes-v0 --agent random --out x --steps 0", "--steps is 0: expected at least 1")]
    [TestCase("train --env glimpse/GridShapes-v0 --agent random --out x --steps many", "many")]
    [TestCase("train --resume x --steps 5", "leave out --steps")]
    [TestCase("train --resume x --precision bf16", "leave out --precision")]
    [TestCase("train --env glimpse/GridShapes-v0 --agent random --out x --precision fp16", "fp16")]
    [TestCase("train --env glimpse/GridShapesExists-v0 --agent ppo --out x --set model.visual=cnm", "visual encoder 'cnm' is unknown; the nearest are: cnn,")]
    [TestCase("train --env glimpse/GridShapesExists-v0 --agent ppo --out x --set model.frozen=visul.*", "'visul.*' matches no parameter")]
    [TestCase("train --resume /nowhere/run", "no run there")]
    [TestCase("report /nowhere/run --out x.html", "neither a run")]
    [TestCase("report --out x.html", "Required argument 'run' missing")]
    [TestCase("check glimpse/Nothing-v0", "is unknown; the nearest are:")]
    [TestCase("bench steping", "bench 'steping' is unknown; the nearest are: stepping,")]
    [TestCase("bench --seconds 0", "--seconds is 0: expected a number above 0")]
    [TestCase("list agents --plugin /nowhere/x.dll", "plug-in /nowhere/x.dll: no such file")]
    [TestCase("", "Required command")]
    [TestCase("evaluate --env glimpse/GridShapes-v0 --agent random --split tset", "--split is 'tset': expected train, validation, test, compositional")]
    [TestCase("train --threads many", "--threads is 'many': expected a whole number")]
    [TestCase("train --precision fp16", "--precision is 'fp16': expected fp32, bf16")]
    [TestCase("train --seed -1", "--seed is '-1': expected a whole number of 0 or more")]
    [TestCase("bench --seconds soon", "--seconds is 'soon': expected a number")]
    [TestCase("train --env ~", "--env is given nothing")]
    [TestCase("train --env glimpse/GridShapes-v0 --agent random --out ~", "--out is given nothing")]
    [TestCase("train --resume ~", "--resume is given nothing")]
    [TestCase("train --data ~", "--data is given nothing")]
    [TestCase("evaluate --run ~", "--run is given nothing")]
    [TestCase("evaluate --init ~", "--init is given nothing")]
    [TestCase("evaluate --out ~", "--out is given nothing")]
    [TestCase("report x --out ~", "--out is given nothing")]
    [TestCase("report ~ --out x.html", "run is given nothing")]
    [TestCase("quickstart --out ~", "--out is given nothing")]
    [TestCase("list agents --plugin ~", "--plugin is given nothing")]
    public void Run_OfAWrongCommandLine_SaysWhatIsWrongInOneLine(string arguments, string expected)
    {
        var exitCode = shell.Run([.. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "~" ? "" : word)]);
        Assert.Multiple(() =>
        {
            Assert.That(exitCode, Is.EqualTo(2));
            Assert.That(shell.Error, Does.StartWith("mmrl: ").And.Contain(expected));
            Assert.That(shell.Error.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
            Assert.That(shell.Error, Does.Not.Contain("System.").And.Not.Contain("MultiModalRL.Core"));
            Assert.That(shell.Out, Is.Empty);
        });
    }

    [Test]
    public void Run_OfSeveralWrongOptions_ReportsThemTogether()
    {
        var exitCode = shell.Run(
            "evaluate", "--env", TinyRuns.Glimpse, "--agent", "random", "--set", "reward.price=1.5", "--set", "benchmark.trainExamples=0", "--set", "run.rows=0", "--set", "nothing=1",
            "--set", "seed=x");
        Assert.That(exitCode, Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("environment.reward.price").And.Contain("trainExamples").And.Contain("run.rows").And.Contain("'nothing'").And.Contain("seed=x"));
    }

    [Test]
    public void Run_OfListAsJson_IsOneObject()
    {
        Assert.That(shell.Run("list", "environments", "--json"), Is.Zero);
        var names = shell.Json["environments"]!.AsArray().Select(entry => (string)entry!["name"]!).ToArray();
        Assert.That(names, Is.SupersetOf(new[] { TinyRuns.Glimpse, TinyRuns.Oneshot, "glimpse/EasyVqa-v0" }));
        Assert.That(shell.Run("list", "agents", "--json"), Is.Zero);
        Assert.That(
            shell.Json["agents"]!.AsArray().Select(entry => (string)entry!["name"]!),
            Is.SupersetOf(new[] { "fixed-look", "majority", "ppo", "question-prior", "random", "supervised", "threshold" }));
        Assert.That(shell.Run("list", "datasets", "--json"), Is.Zero);
        Assert.That(shell.Json["datasets"]!.AsArray().Select(entry => (string)entry!["name"]!), Does.Contain("EasyVqa"));
    }

    [Test]
    public void Run_OfListWithAName_ShowsItsOptions()
    {
        Assert.That(shell.Run("list", "environments", TinyRuns.Glimpse), Is.Zero);
        Assert.That(shell.Out, Does.Contain("reward.price").And.Contain("[0, 1)"));
    }

    [Test]
    public void Run_OfCheck_PassesAndCounts()
    {
        Assert.That(shell.Run("check", TinyRuns.Oneshot), Is.Zero);
        Assert.That(shell.Out, Does.Contain("checks passed").And.Not.Contain("FAILED"));
        Assert.That(shell.Run("check", TinyRuns.Oneshot, "--json"), Is.Zero);
        Assert.That((bool)shell.Json["passed"]!, Is.True);
    }

    [Test]
    public void Run_OfHelp_NamesEveryCommand()
    {
        Assert.That(shell.Run("--help"), Is.Zero);
        Assert.That(shell.Out, Does.Contain("train").And.Contain("evaluate").And.Contain("report").And.Contain("check").And.Contain("list"));
    }

    [Test]
    public void Run_OfTrainWhenAskedToStop_Is130AndResumes()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.That(shell.Run(cancelled.Token, TinyRuns.Supervised(shell.Folder("run"))), Is.EqualTo(130));
        Assert.That((string)Manifest("run")["status"]!, Is.EqualTo("interrupted"));
        Assert.That(shell.Run("train", "--resume", shell.Folder("run"), "--quiet"), Is.Zero);
        Assert.That((string)Manifest("run")["status"]!, Is.EqualTo("finished"));
        Assert.That(shell.Run(TinyRuns.Supervised(shell.Folder("run"))), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("--resume"));
    }

    [Test]
    public void Run_OfEvaluateWhenAskedToStop_Is130()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.That(shell.Run(cancelled.Token, "evaluate", "--env", TinyRuns.Glimpse, "--agent", "random"), Is.EqualTo(130));
    }

    private JsonObject Manifest(string run) => (JsonObject)JsonNode.Parse(File.ReadAllText(Path.Combine(shell.Folder(run), "run.json")))!;
}
