namespace MultiModalRL.Core.Tests;

public sealed class EpisodePlanTests
{
    [Test]
    public void Endless_EveryEpoch_HasEachExampleOnceInAnotherOrder([Values(1, 2, 7, 100)] int examples, [Range(0, 3)] int seed)
    {
        var plan = EpisodePlan.Endless((ulong)seed, examples);
        var epochs = Enumerable.Range(0, 3).Select(_ => Take(plan, examples).Select(episode => episode.Example).ToArray()).ToArray();
        foreach (var epoch in epochs)
        {
            Assert.That(epoch.Order(), Is.EqualTo(Enumerable.Range(0, examples)));
        }

        Assert.That(examples == 100 && epochs[0].SequenceEqual(epochs[1]), Is.False);
    }

    [Test]
    public void EachOnce_ToItsEnd_GivesEveryExampleInOrderAndThenNone()
    {
        var plan = EpisodePlan.EachOnce(4, 10);
        Assert.That(Take(plan, 10).Select(episode => episode.Example), Is.EqualTo(Enumerable.Range(0, 10)));
        Assert.That(plan.TryNext(out _), Is.False);
        Assert.That(plan.Position, Is.EqualTo(10));
    }

    [Test]
    public void Position_SetOnANewPlan_GoesOn([Values(0, 1, 6, 7, 8, 30)] int position)
    {
        var plan = EpisodePlan.Endless(4, 7);
        Take(plan, position);
        var resumed = EpisodePlan.Endless(4, 7);
        resumed.Position = position;
        Assert.That(Take(resumed, 10), Is.EqualTo(Take(plan, 10)));
    }

    [Test]
    public void At_AnyOrder_GivesTheEpisodesOfTryNext()
    {
        var plan = EpisodePlan.Endless(4, 7);
        var episodes = Take(EpisodePlan.Endless(4, 7), 30);
        for (var number = 29; number >= 0; number--)
        {
            Assert.That(plan.At(number), Is.EqualTo(episodes[number]));
        }

        Assert.That(plan.Position, Is.Zero);
    }

    [Test]
    public void Episodes_OfOnePlanAndOfAnotherSeed_HaveDifferentSeedsAndKeys()
    {
        var episodes = Take(EpisodePlan.Endless(1, 50), 100).Concat(Take(EpisodePlan.Endless(2, 50), 100)).ToArray();
        Assert.That(episodes.Select(episode => episode.Seed), Is.Unique);
        Assert.That(episodes.SelectMany(episode => Enumerable.Range(0, 10).Select(episode.Key)), Is.Unique);
    }

    [Test]
    public void Endless_Repeats_PlaysEachContentInARowWithDrawsOfItsOwn([Values(2, 3)] int repeats)
    {
        var once = Take(EpisodePlan.Endless(4, 7), 20);
        var repeated = Take(EpisodePlan.Endless(4, 7, repeats), 20 * repeats);
        Assert.That(repeated.Select(episode => episode.Number), Is.EqualTo(Enumerable.Range(0, 20 * repeats)));
        Assert.That(
            repeated.Select(episode => (episode.Example, episode.Seed)),
            Is.EqualTo(once.SelectMany(episode => Enumerable.Repeat((episode.Example, episode.Seed), repeats))));
        Assert.That(repeated.SelectMany(episode => Enumerable.Range(0, 10).Select(episode.Key)), Is.Unique);
    }

    [Test]
    public void Endless_NoExamples_Throws() =>
        Assert.That(() => EpisodePlan.Endless(1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    private static List<Episode> Take(EpisodePlan plan, int count)
    {
        var episodes = new List<Episode>();
        while (episodes.Count < count && plan.TryNext(out var episode))
        {
            episodes.Add(episode);
        }

        return episodes;
    }
}
