using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

[TestFixture]
internal sealed class CellOrderTests
{
    [Test]
    public void Play_RandomOrder_LooksOnceAtEveryCellInEveryOrderEquallyOften()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(3600), rows: 16);
        using var policy = Policy(environment, LookOrder.Random);
        var played = Player.Play(environment, policy);
        Assert.That(played.Select(actions => actions[..9].Order()), Is.All.EqualTo(Enumerable.Range(0, 9)));
        // The first two cells: 72 ordered pairs, 50 expected of each.
        var pairs = played.GroupBy(actions => (actions[0], actions[1])).Select(group => group.Count()).ToArray();
        var chiSquare = pairs.Sum(count => Math.Pow(count - 50, 2) / 50) + (72 - pairs.Length) * 50;
        Assert.That(chiSquare, Is.LessThan(112.3), "the 99.9 % point at 71 degrees of freedom");
    }

    [Test]
    public void Play_ContrastOrder_FollowsTheThumbnail()
    {
        // Mean 2/9: 1 is farthest, then .75, then the zeros (even places first), then .25.
        TinyExample example = new([0, 0, .75f, 0, .25f, 0, 0, 1, 0], [2, 0, 0, 0], [1, 0, 0]);
        using var environment = new TinyQuestions([example], rows: 1);
        using var policy = Policy(environment, LookOrder.Contrast);
        Assert.That(Player.Play(environment, policy)[0], Is.EqualTo(new[] { 7, 2, 0, 6, 8, 1, 3, 5, 4, 9 }));
    }

    [Test]
    public void Play_RandomOrderOfOtherSeed_IsAnother()
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(20), rows: 4);
        using var first = Policy(environment, LookOrder.Random);
        using var second = Policy(environment, LookOrder.Random, seed: 6);
        Assert.That(Player.Play(environment, first), Is.Not.EqualTo(Player.Play(environment, second)));
    }

    [Test]
    public void NextLook_NothingLegalLeft_IsNull([Values] LookOrder order)
    {
        using var environment = new TinyQuestions(TinyExamples.Drawn(1), rows: 1);
        var step = new VectorStep(environment.Spec, 1);
        environment.Reset(EpisodePlan.EachOnce(1, 1), step, new(environment.Spec.Info, 1));
        var legal = step.Observations.All(new QuestionAnsweringFields(environment.Spec).Legal);
        legal[..9].Clear();
        Assert.That(new CellOrder(environment.Spec, order, 1).NextLook(step.Input, 0), Is.Null);
    }

    private static FixedLookPolicy Policy(TinyQuestions environment, LookOrder order, ulong seed = 5) =>
        new(environment.Spec, new() { Order = order }, seed, new GivenAnswerModel(environment.Spec, (_, _) => [1, 0, 0]));
}
