namespace MultiModalRL.Agents.Tests;

public sealed class RingTests
{
    private const int Capacity = 5;

    [Test]
    public void WrittenAt_AnyPlaceInUse_IsTheNumberOfTheTakeThatGaveIt([Range(0, 13)] int takes)
    {
        var ring = new Ring(Capacity);
        var given = new long[Capacity];
        for (var take = 1; take <= takes; take++)
        {
            given[ring.Take()] = take;
        }

        Assert.That(ring.Written, Is.EqualTo(takes));
        Assert.That(WrittenAt(ring), Is.EqualTo(given[..ring.Count]));
    }

    [Test]
    public void WrittenAt_AfterLoad_KeepsTheOrder([Range(1, 13)] int takes)
    {
        var (saved, ring) = (new Ring(Capacity), new Ring(Capacity));
        for (var take = 1; take <= takes; take++)
        {
            saved.Take();
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        saved.Save(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        ring.Load(reader);
        var (before, after) = (WrittenAt(saved), WrittenAt(ring));
        Assert.That(after.Select(at => ring.Written - at), Is.EqualTo(before.Select(at => saved.Written - at)));
        Assert.That(after.Min(), Is.GreaterThan(0));
    }

    private static long[] WrittenAt(Ring ring) => [.. Enumerable.Range(0, ring.Count).Select(ring.WrittenAt)];
}
