using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

[TestFixture]
internal sealed class FixedLookAgentTests
{
    // The answer tells how many cells were revealed when the model ran: 0 … 8 looks give "yes", 9 give "maybe".
    private static readonly Func<int, int, float[]> AllSeen = (looks, _) => looks == 9 ? [.1f, .2f, .7f] : [.5f, .3f, .2f];

    [Test]
    public void Play_RasterOrder_LooksAtTheFirstKCellsThenAnswers(
        [Values(0, 1, 4, 9)] int looks, [Values(1, 3)] int rows)
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(7), rows);
        using var agent = Agent(environment, new() { Looks = looks });
        int[] expected = [.. Enumerable.Range(0, looks), looks == 9 ? 11 : 9];
        Assert.That(Player.Play(environment, agent.EvaluationPolicy), Is.All.EqualTo(expected));
    }

    [Test]
    public void Play_LooksNotGiven_LooksAtEverything()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(2), rows: 1);
        using var agent = Agent(environment, new());
        Assert.That(Player.Play(environment, agent.EvaluationPolicy), Is.All.EqualTo(new[] { 0, 1, 2, 3, 4, 5, 6, 7, 8, 11 }));
    }

    [Test]
    public void Play_LooksNotOffered_AnswersAtOnce()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(5), rows: 2, new() { Looks = false, Name = "oneshot/Tiny-v0" });
        using var agent = Agent(environment, new() { Looks = 4, Order = LookOrder.Contrast });
        Assert.That(Player.Play(environment, agent.EvaluationPolicy), Is.All.EqualTo(new[] { 2 }));
    }

    [Test]
    public void Act_RowsThatOnlyLook_AreNotForwarded()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(6), rows: 3);
        var model = new GivenAnswerModel(environment.Spec, AllSeen);
        using var agent = new FixedLookAgent(Given.Context(environment), new() { Looks = 2 }, _ => model);
        Player.Play(environment, agent.EvaluationPolicy);
        Assert.That(model.Calls, Is.EqualTo(new[] { 3, 3 }), "one call for each of the two answering steps");
    }

    [Test]
    public void Act_SomeRowsAnswer_ForwardsThoseAloneAndKeepsTheirPlaces()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(4), rows: 4);
        var fields = new QuestionAnsweringFields(environment.Spec);
        var model = new GivenAnswerModel(environment.Spec, (_, image) => image == 1 ? [0, 1, 0] : [0, 0, 1]);
        using var policy = new FixedLookPolicy(environment.Spec, new() { Looks = 1 }, 0, model);
        var step = new VectorStep(environment.Spec, 4);
        environment.Reset(EpisodePlan.EachOnce(1, 4), step, new(environment.Spec.Info, 4));
        step.Observations.Values(fields.Revealed, 1)[8] = 1;
        step.Observations.Values(fields.Revealed, 3)[0] = 1;
        var actions = new Columns(environment.Spec.Action, 4);
        policy.Act(step.Input, policy.CreateState(4), actions, new(policy.Extras, 4));
        Assert.Multiple(() =>
        {
            Assert.That(actions.All(fields.Action).ToArray(), Is.EqualTo(new[] { 0, 10, 0, 11 }));
            Assert.That(model.Calls, Is.EqualTo(new[] { 2 }));
        });
    }

    [Test]
    public void Play_DeadlineOfFourLooks_AnswersBeforeItIsExceeded()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(3), rows: 1, new() { Deadline = 4 / 9.0 });
        using var agent = Agent(environment, new() { Looks = 6 });
        Assert.That(Player.Play(environment, agent.EvaluationPolicy), Is.All.EqualTo(new[] { 0, 1, 2, 3, 9 }));
    }

    [Test]
    public void Play_GlimpseWithADeadline_NeverPassesIt([Values(.12, .35, 2 / 3.0)] double deadline, [Values] LookOrder order)
    {
        // The thumbnail's 36 of 48 × 48 pixels cost 1/64 of the budget, each look 1/9.
        using var environment = TinyEnvironments.Create("glimpse/Tiny-v0", rows: 3, deadline);
        using var agent = new FixedLookAgent(
            Given.Context(environment), new() { Order = order }, _ => new GivenAnswerModel(environment.Spec, AllSeen));
        var looks = (int)((deadline - 1 / 64.0) * 9);
        var played = Player.Play(environment, agent.EvaluationPolicy);
        Assert.Multiple(() =>
        {
            Assert.That(played.Select(actions => actions.Length), Is.All.EqualTo(looks + 1));
            Assert.That(played.Select(actions => actions[^1]), Is.All.LessThan(3), "the last action answers");
        });
    }

    [TestCase(10)]
    [TestCase(-1)]
    public void Construct_LooksOutOfRange_SaysTheRange(int looks)
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1);
        var error = Assert.Throws<InputException>(() => Agent(environment, new() { Looks = looks }).Dispose());
        Assert.That(error!.Message, Does.Contain($"{looks} cells").And.Contain("0 … 9"));
    }

    [Test]
    public void Construct_ContrastWithoutThumbnail_Throws()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1, new() { Thumbnail = false });
        var error = Assert.Throws<InputException>(() => Agent(environment, new() { Order = LookOrder.Contrast }).Dispose());
        Assert.That(error!.Message, Does.Contain("no thumbnail"));
    }

    [Test]
    public void Load_AfterSave_FollowsTheSavedRule()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(TinyExamples.Drawn(20), rows: 2);
        using var agent = Agent(environment, new() { Looks = 3, Order = LookOrder.Random });
        agent.Save(folder.Path);
        using var loaded = new FixedLookAgent(Given.Context(environment, seed: 99), new(), _ => new GivenAnswerModel(environment.Spec, AllSeen));
        loaded.Load(folder.Path);
        Assert.That(Player.Play(environment, loaded.EvaluationPolicy), Is.EqualTo(Player.Play(environment, agent.EvaluationPolicy)));
    }

    [Test]
    public void Dispose_OfTheAgent_DisposesItsModel()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1);
        var model = new GivenAnswerModel(environment.Spec, AllSeen);
        new FixedLookAgent(Given.Context(environment), new(), _ => model).Dispose();
        Assert.That(model.Disposals, Is.EqualTo(1));
    }

    private static FixedLookAgent Agent(TinyQuestions environment, FixedLookOptions options) =>
        new(Given.Context(environment), options, _ => new GivenAnswerModel(environment.Spec, AllSeen));
}
