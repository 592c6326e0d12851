using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

[TestFixture]
internal sealed class FixedRuleCheckpointTests
{
    private readonly TinyExample[] examples = TinyExamples.Drawn(2);

    [Test]
    public void Load_EmptyFolder_SaysWhatFileIsExpected()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => Load(folder.Path), Throws.TypeOf<InputException>().With.Message.Contains("agent.json"));
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("not json")]
    [TestCase("""{"version": 1, "agent": "random", "environment": "a/B-v0", "answers": ["yes", "no", "maybe"], "content": {}}""")]
    [TestCase("""{"version": 1, "agent": "random", "environment": "a/B-v0", "answers": ["yes", "no", "maybe"], "content": null}""")]
    [TestCase("""{"version": 2, "agent": "random", "environment": "a/B-v0", "answers": ["yes", "no", "maybe"], "content": {"seed": 1}}""")]
    [TestCase("""{"version": 1, "agent": "random", "environment": "a/B-v0", "answers": null, "content": {"seed": 1}}""")]
    public void Load_Garbage_NamesTheFileInOneLine(string text)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "agent.json");
        File.WriteAllText(path, text);
        Assert.That(
            () => Load(folder.Path),
            Throws.TypeOf<InputException>().With.Message.StartsWith(path).And.Message.Not.Contains("\n"));
    }

    [Test]
    public void Load_OtherAgent_NamesBoth()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(examples, rows: 1);
        using var majority = new MajorityAgent(Given.Context(environment)).Fitted();
        majority.Save(folder.Path);
        Assert.That(
            () => Load(folder.Path),
            Throws.TypeOf<InputException>().With.Message.Contains("'majority'").And.Message.Contains("'random'"));
    }

    [Test]
    public void Load_OtherAnswers_NamesBothEnvironments()
    {
        using var folder = new TemporaryFolder();
        using var other = new TinyQuestions(examples, 1, new() { Name = "glimpse/Other-v3", Answers = ["no", "yes", "maybe"] });
        using var agent = new RandomAgent(Given.Context(other));
        agent.Save(folder.Path);
        Assert.That(
            () => Load(folder.Path),
            Throws.TypeOf<InputException>().With.Message.Contains("glimpse/Other-v3").And.Message.Contains("glimpse/Tiny-v0"));
    }

    [Test]
    public void Save_Twice_LeavesOneFile()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(examples, rows: 1);
        using var agent = new RandomAgent(Given.Context(environment));
        agent.Save(folder.Path);
        agent.Save(folder.Path);
        Assert.That(Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName), Is.EqualTo(new[] { "agent.json" }));
    }

    private void Load(string folder)
    {
        using var environment = new TinyQuestions(examples, rows: 1);
        using var agent = new RandomAgent(Given.Context(environment));
        agent.Load(folder);
    }
}
