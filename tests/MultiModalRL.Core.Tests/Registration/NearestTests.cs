namespace MultiModalRL.Core.Tests;

public sealed class NearestTests
{
    [TestCase("", "", 0)]
    [TestCase("abc", "", 3)]
    [TestCase("kitten", "sitting", 3)]
    [TestCase("flaw", "lawn", 2)]
    [TestCase("ppo", "poo", 1)]
    public void Distance_KnownPairs_CountEdits(string first, string second, int distance)
    {
        Assert.That(Nearest.Distance(first, second), Is.EqualTo(distance));
        Assert.That(Nearest.Distance(second, first), Is.EqualTo(distance));
    }

    [Test]
    public void Message_ManyKnown_ListsTheThreeNearestWhateverTheirCase() => Assert.That(
        Nearest.Message("agent", "PPPO", ["random", "majority", "ppo", "sarsa", "pop"]),
        Is.EqualTo("agent 'PPPO' is unknown; the nearest are: ppo, pop, random"));

    [Test]
    public void Message_NoneKnown_SaysSo() =>
        Assert.That(Nearest.Message("agent", "ppo", []), Is.EqualTo("agent 'ppo' is unknown, and none is registered"));
}
