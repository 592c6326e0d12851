namespace MultiModalRL.Core.Tests;

public sealed class SeedSequenceTests
{
    [Test]
    public void Seed_EmptyName_CombinesTheRootWithTheOffsetBasisOfFnv1A()
    {
        Assert.That(new SeedSequence(3).Seed(""), Is.EqualTo(RandomStream.Combine(3, 0xCBF29CE484222325)));
        Assert.That(new SeedSequence(3).Seed("a"), Is.EqualTo(RandomStream.Combine(3, 0xAF63DC4C8601EC8C)));
    }

    [Test]
    public void Seed_NamesAndRoots_AllDiffer()
    {
        var seeds = from root in Enumerable.Range(0, 20)
                    from name in new[] { "env/0", "env/1", "agent", "agent/weights", "tnega", "" }
                    select new SeedSequence((ulong)root).Seed(name);
        Assert.That(seeds, Is.Unique);
    }

    [Test]
    public void StreamAndChild_OfAName_StartAtItsSeed()
    {
        var seeds = new SeedSequence(9);
        Assert.That(seeds.Stream("env").State, Is.EqualTo(seeds.Seed("env")));
        Assert.That(seeds.Child("env"), Is.EqualTo(new SeedSequence(seeds.Seed("env"))));
        Assert.That(seeds.Child("env").Seed("x"), Is.Not.EqualTo(seeds.Seed("x")));
    }
}
