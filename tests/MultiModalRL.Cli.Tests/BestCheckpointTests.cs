using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Runs whose policy is measured on validation while they learn.</summary>
[TestFixture]
public sealed class BestCheckpointTests
{
    private Shell shell;

    [OneTimeSetUp]
    public void Train()
    {
        shell = new Shell();
        Assert.That(shell.Run([.. TinyRuns.Ppo(shell.Folder("run")), "--set", "run.evaluationSteps=1000"]), Is.Zero, () => shell.Error);
        Told = shell.Error;
        Assert.That(shell.Run([.. TinyRuns.Ppo(shell.Folder("without")), "--quiet"]), Is.Zero, () => shell.Error);
    }

    [OneTimeTearDown]
    public void Remove() => shell.Dispose();

    private string Told { get; set; } = "";

    [Test]
    public void Train_WithEvaluationSteps_TellsTheBest()
    {
        var best = JsonNode.Parse(File.ReadAllText(shell.Folder("run/run.json")))!["best"]!;
        Assert.That(Told, Does.Contain("best on validation").And.Contain($"after {best["step"]} steps").And.Contain("--checkpoint best"));
    }

    [Test]
    public void Evaluate_TheBest_GivesItsReturnOnValidation()
    {
        var best = JsonNode.Parse(File.ReadAllText(shell.Folder("run/run.json")))!["best"]!;
        string[] command = ["evaluate", "--run", shell.Folder("run"), "--split", "validation", "--json", "--quiet", "--checkpoint"];
        Assert.That(shell.Run([.. command, "best", "--out", shell.Folder("best")]), Is.Zero, () => shell.Error);
        // Every validation example once, whatever the seed.
        Assert.That((double)shell.Json["reward_mean"]!, Is.EqualTo((double)best["return"]!).Within(1e-6));
        Assert.That((string?)JsonNode.Parse(File.ReadAllText(shell.Folder("best/evaluation.json")))!["checkpoint"], Is.EqualTo("best"));
        Assert.That(shell.Run([.. command, "latest"]), Is.Zero, () => shell.Error);
        var latest = (double)shell.Json["reward_mean"]!;
        Assert.That(latest, Is.LessThanOrEqualTo((double)best["return"]! + 1e-6));
        var newest = Directory.GetDirectories(shell.Folder("run/checkpoints")).Select(Path.GetFileName).Where(name => name != "best").MaxBy(name => long.Parse(name!))!;
        Assert.That(shell.Run([.. command, newest]), Is.Zero, () => shell.Error);
        Assert.That((double)shell.Json["reward_mean"]!, Is.EqualTo(latest));
    }

    [TestCase("run", "17", "no checkpoint '17' there: expected one of")]
    [TestCase("without", "best", "kept where run.evaluationSteps is given")]
    public void Evaluate_ACheckpointThatIsNotThere_IsRefused(string run, string checkpoint, string expected)
    {
        Assert.That(shell.Run("evaluate", "--run", shell.Folder(run), "--checkpoint", checkpoint), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain(expected));
    }

    [Test]
    public void Evaluate_ACheckpointOfNoRun_IsRefused()
    {
        Assert.That(shell.Run("evaluate", "--env", TinyRuns.Glimpse, "--agent", "random", "--checkpoint", "best"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("--run RUN"));
    }
}
