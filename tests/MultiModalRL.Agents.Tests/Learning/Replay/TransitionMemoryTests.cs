using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

public sealed class TransitionMemoryTests
{
    private static readonly EnvironmentSpec Spec = new(
        EnvironmentId.Parse("test/Numbers-v0"), new([new("seen", new BoxSpace([2], -9, 9))]), new([new("action", new DiscreteSpace(9))]));

    [Test]
    public void Take_MoreThanThereIsRoomFor_ForgetsTheOldest()
    {
        var memory = Filled(5, capacity: 3);
        Assert.That(memory.Count, Is.EqualTo(3));
        Assert.That(Returns(memory), Is.EqualTo(new[] { 3f, 4, 2 }));
    }

    [Test]
    public void Load_OfWhatWasSaved_HoldsTheSameAndGoesOnAtTheSamePlace()
    {
        var (memory, loaded) = (Filled(5, capacity: 4), Filled(1, capacity: 4));
        loaded.Load(Saved(memory));
        foreach (var each in new[] { memory, loaded })
        {
            each.Take(out var place).Returns[place] = 100;
        }

        Assert.That(Returns(loaded), Is.EqualTo(Returns(memory)));
        Assert.That(Saved(loaded).ReadBytes(10_000), Is.EqualTo(Saved(memory).ReadBytes(10_000)));
    }

    [Test]
    public void Save_TerminatedTransitions_LeaveOutWhatFollowed()
    {
        // 8 bytes an observation, 4 an action, 8 for return and discount, 12 for the ring.
        Assert.That(Saved(Filled(4, capacity: 4, discount: 1)).BaseStream.Length, Is.EqualTo(12 + 4 * 28));
        Assert.That(Saved(Filled(4, capacity: 4, discount: 0)).BaseStream.Length, Is.EqualTo(12 + 4 * 20));
    }

    [Test]
    public void Load_OfAnotherSize_IsRefused() => Assert.That(
        () => Filled(1, capacity: 3).Load(Saved(Filled(2, capacity: 4))),
        Throws.InstanceOf<InputException>().With.Message.Contains("4 places: expected 3"));

    private static TransitionMemory Filled(int count, int capacity, float discount = 0.5f)
    {
        var memory = new TransitionMemory(Spec, capacity, new UniformSampling());
        for (var i = 0; i < count; i++)
        {
            var transitions = memory.Take(out var place);
            (transitions.Returns[place], transitions.Discounts[place]) = (i, discount);
        }

        return memory;
    }

    private static float[] Returns(TransitionMemory memory)
    {
        var all = new Transitions(Spec, memory.Count);
        memory.Gather([.. Enumerable.Range(0, memory.Count)], all);
        return all.Returns;
    }

    private static BinaryReader Saved(TransitionMemory memory)
    {
        var stream = new MemoryStream();
        memory.Save(new BinaryWriter(stream));
        stream.Position = 0;
        return new BinaryReader(stream);
    }
}
