using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Heads chosen by name on the command line, from the first run to the one that starts from it.</summary>
[TestFixture]
public sealed class ModelHeadsTests
{
    private Shell shell;

    [SetUp]
    public void SetUp() => shell = new Shell();

    [TearDown]
    public void TearDown() => shell.Dispose();

    [TestCase("linear")]
    [TestCase("belief")]
    public void Train_SupervisedAndPpo_LearnWithTheHeadsNamed(string heads)
    {
        string[] chosen = ["--set", $"model.heads={heads}"];
        var (first, alone, after) = (shell.Folder("supervised"), shell.Folder("ppo"), shell.Folder("after"));
        Done([.. TinyRuns.Supervised(first), .. chosen]);
        Done([.. TinyRuns.Ppo(alone), "--quiet", .. chosen]);
        Done([.. TinyRuns.Ppo(after), "--quiet", "--init", first]);
        foreach (var run in new[] { first, alone, after })
        {
            Assert.That(HeadsOf(run), Is.EqualTo(heads), "a run that starts from another has its heads");
            Done("evaluate", "--run", run, "--json", "--quiet");
            Assert.That((int)shell.Json["episodes"]!, Is.EqualTo(40));
        }
    }

    [Test]
    public void Train_UnknownHeads_IsRefusedWithTheNearest()
    {
        Assert.That(shell.Run([.. TinyRuns.Supervised(shell.Folder("run")), "--set", "model.heads=liner"]), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("heads 'liner' is unknown; the nearest are: linear"));
    }

    private static string HeadsOf(string run)
    {
        var header = Directory.GetFiles(run, "agent.json", SearchOption.AllDirectories).First();
        return (string)JsonNode.Parse(File.ReadAllText(header))!["options"]!["heads"]!;
    }

    private void Done(params string[] command) => Assert.That(shell.Run(command), Is.Zero, () => shell.Error);
}
