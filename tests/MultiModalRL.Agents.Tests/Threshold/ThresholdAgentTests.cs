namespace MultiModalRL.Agents.Tests;

[TestFixture]
internal sealed class ThresholdAgentTests
{
    // Confidence after k looks; it falls once, so that stopping at the first k is told from stopping at the best.
    private static readonly float[] Confidence = [.4f, .5f, .7f, .65f, .8f, .85f, .9f, .95f, .99f, .995f];

    private static readonly Func<int, int, float[]> Known = (looks, _) =>
        [(1 - Confidence[looks]) / 2, Confidence[looks], (1 - Confidence[looks]) / 2];

    [TestCase(0.0, 0)]
    [TestCase(.4, 0)]
    [TestCase(.41, 1)]
    [TestCase(.7, 2)]
    [TestCase(.71, 4)]
    [TestCase(.95, 7)]
    [TestCase(.995, 9)]
    [TestCase(1.0, 9)]
    public void Play_KnownPosterior_StopsAtTheFirstLookSureEnough(double threshold, int looks)
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(5), rows: 2);
        using var agent = Agent(environment, new() { Threshold = threshold });
        int[] expected = [.. Enumerable.Range(0, looks), 10];
        Assert.That(Player.Play(environment, agent.EvaluationPolicy), Is.All.EqualTo(expected));
    }

    [Test]
    public void Play_RowsOfDifferentConfidence_StopEachOnItsOwn()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(6), rows: 3);
        var model = new GivenAnswerModel(environment.Spec, (looks, image) => looks >= image ? [0, 0, 1] : [.4f, .3f, .3f]);
        using var agent = new ThresholdAgent(Given.Context(environment), new() { Threshold = .9 }, _ => model);
        var looks = Player.Play(environment, agent.EvaluationPolicy).Select(actions => actions.Length - 1);
        Assert.That(looks, Is.EqualTo(new[] { 0, 1, 2, 3, 4, 5 }));
    }

    [Test]
    public void Play_LooksNotOffered_AnswersAtOnceHoweverUnsure()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(3), rows: 1, new() { Looks = false });
        var model = new GivenAnswerModel(environment.Spec, (_, _) => [.3f, .3f, .4f]);
        using var agent = new ThresholdAgent(Given.Context(environment), new() { Threshold = 1 }, _ => model);
        Assert.That(Player.Play(environment, agent.EvaluationPolicy), Is.All.EqualTo(new[] { 2 }));
    }

    [Test]
    public void Candidates_NoThresholdGiven_AreTwentyAscendingFrom35To100Percent()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1);
        using var agent = Agent(environment, new());
        Assert.Multiple(() =>
        {
            Assert.That(agent.Candidates, Has.Count.EqualTo(20).And.Ordered.And.Unique);
            Assert.That((agent.Candidates[0], agent.Candidates[^1]), Is.EqualTo((.35, 1.0)));
        });
    }

    [Test]
    public void Select_Candidate_IsFollowed()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(2), rows: 1);
        using var agent = Agent(environment, new());
        var looks = agent.Candidates.Select(candidate =>
        {
            agent.Select(candidate);
            return Player.Play(environment, agent.EvaluationPolicy)[0].Length - 1;
        });
        int[] expected = [0, 0, 1, 1, 2, 2, 2, 2, 4, 4, 5, 6, 7, 7, 8, 8, 8, 9, 9, 9];
        Assert.That(looks, Is.EqualTo(expected));
    }

    [Test]
    public void Candidates_ThresholdGivenOrLoaded_AreNone()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(TinyExamples.Drawn(9), rows: 1);
        using var given = Agent(environment, new() { Threshold = .7, Order = LookOrder.Contrast });
        given.Save(folder.Path);
        using var loaded = Agent(environment, new());
        loaded.Load(folder.Path);
        Assert.Multiple(() =>
        {
            Assert.That(given.Candidates, Is.Empty);
            Assert.That(loaded.Candidates, Is.Empty);
            Assert.That(Player.Play(environment, loaded.EvaluationPolicy), Is.EqualTo(Player.Play(environment, given.EvaluationPolicy)));
        });
    }

    [Test]
    public void Load_SavedBeforeCalibration_IsStillToBeCalibrated()
    {
        using var folder = new TemporaryFolder();
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1);
        using var agent = Agent(environment, new());
        agent.Save(folder.Path);
        agent.Load(folder.Path);
        Assert.That(agent.Candidates, Has.Count.EqualTo(20));
    }

    [TestCase(-.1)]
    [TestCase(1.1)]
    public void Select_OutOfRange_Throws(double candidate)
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1);
        using var agent = Agent(environment, new());
        Assert.Throws<ArgumentOutOfRangeException>(() => agent.Select(candidate));
    }

    private static ThresholdAgent Agent(TinyQuestions environment, ThresholdOptions options) =>
        new(Given.Context(environment), options, _ => new GivenAnswerModel(environment.Spec, Known));
}
