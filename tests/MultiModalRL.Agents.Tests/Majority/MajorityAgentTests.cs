using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

[TestFixture]
internal sealed class MajorityAgentTests
{
    // Mean accuracies: yes .4, no .5, maybe .4. By first-ranked answers "yes" would win 2 to 1 to 1.
    private static readonly TinyExample[] Examples =
    [
        Example(1, .6f, 0), Example(.6f, .5f, 0), Example(0, .9f, .6f), Example(0, 0, 1),
    ];

    [Test]
    public void Update_KnownSupervision_AnswersWithTheHighestMeanAccuracyAtOnce()
    {
        using var environment = new TinyQuestions(Examples, rows: 3);
        using var agent = new MajorityAgent(Given.Context(environment));
        Assert.Multiple(() =>
        {
            Assert.That(agent.Update(NoMetrics.Instance), Is.True);
            Assert.That(agent.Update(NoMetrics.Instance), Is.False);
            Assert.That(agent.Steps, Is.EqualTo(4));
            Assert.That(Player.Play(environment, agent.EvaluationPolicy), Is.All.EqualTo(new[] { 10 }));
        });
    }

    [Test]
    public void Update_KnownSupervision_TellsItsTrainingAccuracy()
    {
        using var environment = new TinyQuestions(Examples, rows: 1);
        using var agent = new MajorityAgent(Given.Context(environment));
        var metrics = new RecordedMetrics();
        agent.Update(metrics);
        Assert.That(metrics.Values["charts/train_accuracy"], Is.EqualTo((.6 + .5 + .9) / 4).Within(1e-6));
    }

    [Test]
    public void Update_MoreExamplesThanAChunk_CountsEachOnce()
    {
        // 300 times "yes", then 301 times "maybe": only a reader of all chunks finds "maybe".
        TinyExample[] examples = [.. Enumerable.Repeat(Example(1, 0, 0), 300), .. Enumerable.Repeat(Example(0, 0, 1), 301)];
        using var environment = new TinyQuestions(examples, rows: 1);
        using var agent = new MajorityAgent(Given.Context(environment)).Fitted();
        Assert.Multiple(() =>
        {
            Assert.That(agent.Steps, Is.EqualTo(601));
            Assert.That(Player.Play(environment, agent.EvaluationPolicy)[0], Is.EqualTo(new[] { 11 }));
        });
    }

    [Test]
    public void Update_NoSupervision_Throws()
    {
        using var environment = new TinyQuestions(Examples, rows: 1);
        using var agent = new MajorityAgent(Given.Context(environment) with { Supervision = null });
        var error = Assert.Throws<InputException>(() => agent.Update(NoMetrics.Instance));
        Assert.That(error!.Message, Does.Contain("glimpse/Tiny-v0 offers no supervision"));
    }

    [Test]
    public void Act_NeitherFittedNorLoaded_Throws()
    {
        using var environment = new TinyQuestions(Examples, rows: 1);
        using var agent = new MajorityAgent(Given.Context(environment));
        Assert.Throws<InvalidOperationException>(() => Player.Play(environment, agent.EvaluationPolicy));
    }

    [Test]
    public void Load_AnswerOutOfRange_Throws()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(Examples, rows: 1);
        using var agent = new MajorityAgent(Given.Context(environment)).Fitted();
        agent.Save(folder.Path);
        var path = Path.Combine(folder.Path, "agent.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"answer\": 1", "\"answer\": 3", StringComparison.Ordinal));
        Assert.That(() => agent.Load(folder.Path), Throws.TypeOf<InputException>().With.Message.Contains("answer 3"));
    }

    private static TinyExample Example(float yes, float no, float maybe) => new(new float[9], [2, 3, 4, 0], [yes, no, maybe]);
}
