using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

[TestFixture]
internal sealed class QuestionPriorAgentTests
{
    private static readonly int[] Dark = [2, 3, 4, 0];
    private static readonly int[] Light = [2, 3, 5, 0];
    private static readonly int[] Short = [2, 0, 0, 0];

    // dark: no .9 > yes .6 (sum over two). light: maybe. Overall: yes 1.6, no .9, maybe 1.
    private static readonly TinyExample[] Training =
    [
        new(new float[9], Dark, [.6f, .3f, 0]), new(new float[9], Dark, [0, .6f, 0]),
        new(new float[9], Light, [0, 0, 1]), new(new float[9], [4, 4, 4, 4], [1, 0, 0]),
    ];

    [Test]
    public void Act_KnownQuestions_AnswersByQuestionAndElseByMajority()
    {
        using var train = new TinyQuestions(Training, rows: 1);
        using var agent = new QuestionPriorAgent(Given.Context(train)).Fitted();
        int[][] questions = [Light, Dark, Short, [3, 2, 4, 0], [4, 4, 4, 4]];
        using var test = new TinyQuestions([.. questions.Select(question => new TinyExample(new float[9], question, new float[3]))], rows: 2);
        Assert.That(
            Player.Play(test, agent.EvaluationPolicy).Select(actions => actions.Single()),
            Is.EqualTo(new[] { 11, 10, 9, 9, 9 }));
    }

    [Test]
    public void Update_KnownSupervision_TellsItsTrainingAccuracyAndStops()
    {
        using var environment = new TinyQuestions(Training, rows: 1);
        using var agent = new QuestionPriorAgent(Given.Context(environment));
        var metrics = new RecordedMetrics();
        Assert.Multiple(() =>
        {
            Assert.That(agent.Update(metrics), Is.True);
            Assert.That(agent.Update(metrics), Is.False);
            Assert.That(agent.Steps, Is.EqualTo(4));
            Assert.That(metrics.Values["charts/train_accuracy"], Is.EqualTo((.9 + 1 + 1) / 4).Within(1e-6));
        });
    }

    [Test]
    public void Act_QuestionThatNoAnswerWasRightFor_AnswersByMajority()
    {
        TinyExample[] examples = [.. Training, new(new float[9], Short, [0, 0, 0])];
        using var environment = new TinyQuestions(examples, rows: 1);
        using var agent = new QuestionPriorAgent(Given.Context(environment)).Fitted();
        Assert.That(Player.Play(environment, agent.EvaluationPolicy)[4], Is.EqualTo(new[] { 9 }));
    }

    [Test]
    public void Load_OtherTokens_Throws()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(Training, rows: 1);
        using var agent = new QuestionPriorAgent(Given.Context(environment)).Fitted();
        agent.Save(folder.Path);
        using var other = new TinyQuestions(Training, 1, new() { Tokens = ["", "?", "is", "it", "light", "dark"] });
        using var stranger = new QuestionPriorAgent(Given.Context(other));
        Assert.That(() => stranger.Load(folder.Path), Throws.TypeOf<InputException>().With.Message.Contains("other tokens"));
    }

    [Test]
    public void Load_AfterSave_AnswersTheSameWithoutSupervision()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(TinyExamples.Drawn(40), rows: 4);
        using var agent = new QuestionPriorAgent(Given.Context(environment)).Fitted();
        agent.Save(folder.Path);
        using var loaded = new QuestionPriorAgent(Given.Context(environment) with { Supervision = null });
        loaded.Load(folder.Path);
        Assert.Multiple(() =>
        {
            Assert.That(loaded.Update(NoMetrics.Instance), Is.False);
            Assert.That(loaded.Steps, Is.EqualTo(40));
            Assert.That(Player.Play(environment, loaded.EvaluationPolicy), Is.EqualTo(Player.Play(environment, agent.EvaluationPolicy)));
        });
    }
}
