namespace MultiModalRL.Cli.Tests;

/// <summary>What was asked for and cannot have an effect is told.</summary>
[TestFixture]
public sealed class NoEffectTests
{
    private Shell shell;

    [OneTimeSetUp]
    public void Train()
    {
        shell = new Shell();
        Assert.That(shell.Run(TinyRuns.Supervised(shell.Folder("run"))), Is.Zero, () => shell.Error);
    }

    [OneTimeTearDown]
    public void Remove() => shell.Dispose();

    [Test]
    public void Evaluate_OfARunWithOptionsOfItsAgent_TellsThatTheyChangeNothing()
    {
        Assert.That(shell.Run("evaluate", "--run", shell.Folder("run"), "--set", "model.fusion=concat", "--set", "price=0.2"), Is.Zero, () => shell.Error);
        Assert.That(shell.Error, Does.Contain("note:").And.Contain("agent.model.fusion changes nothing").And.Not.Contain("agent.minibatchSize"));
        Assert.That(shell.Run("evaluate", "--run", shell.Folder("run"), "--set", "price=0.2"), Is.Zero);
        Assert.That(shell.Error, Does.Not.Contain("changes nothing"));
    }

    [TestCase("random")]
    [TestCase("majority")]
    [TestCase("question-prior")]
    public void Init_ForAnAgentThatStartsFromNothing_IsRefusedOrTold(string agent)
    {
        string[] arguments = ["--env", TinyRuns.Glimpse, "--agent", agent, "--init", shell.Folder("run")];
        Assert.That(shell.Run(["train", .. arguments, "--out", shell.Folder("never")]), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain($"agent '{agent}' starts from no run: leave out --init"));
        Assert.That(shell.Run(["evaluate", .. arguments, "--json"]), Is.Zero, () => shell.Error);
        Assert.That(shell.Error, Does.Contain("note:").And.Contain("starts from no run"));
        Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(40), "the environment's options are those of the run");
    }
}
