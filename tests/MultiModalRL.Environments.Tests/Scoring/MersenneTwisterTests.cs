namespace MultiModalRL.Environments.Tests;

public sealed class MersenneTwisterTests
{
    [Test]
    public void Choice_Seed42_IsPythons() => GoldenFile.Check("Scoring/python-random.golden.jsonl", record =>
    {
        var random = new MersenneTwister((uint)record["s"]!);
        return record["c"]!.AsArray()
            .Select((pair, index) => (index, Drawn: random.Choice((int)pair![0]!), Expected: (int)pair[1]!))
            .Where(draw => draw.Drawn != draw.Expected)
            .Select(draw => $"draw {draw.index} is {draw.Drawn}")
            .FirstOrDefault();
    });

    // Python: random.seed(42); [random.getrandbits(32) for _ in range(3)]
    [Test]
    public void NextUInt32_Seed42_IsPythons()
    {
        var random = new MersenneTwister(42);
        Assert.That(new[] { random.NextUInt32(), random.NextUInt32(), random.NextUInt32() }, Is.EqualTo(new[] { 2746317213u, 478163327u, 107420369u }));
    }

    [Test]
    public void Choice_OfNothing_IsRefused() =>
        Assert.That(() => new MersenneTwister(42).Choice(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
}
