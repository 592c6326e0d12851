namespace MultiModalRL.Running.Tests;

[NonParallelizable]
public sealed class ShortLivedTests
{
    [Test]
    public void Collect_SoonAfterACollection_Waits()
    {
        var shortLived = new ShortLived();
        GC.Collect();
        var before = GC.CollectionCount(1);
        shortLived.Collect();
        shortLived.Collect();
        Assert.That(GC.CollectionCount(1), Is.EqualTo(before));
    }

    // Where the runtime collects by itself meanwhile, nothing is left to do: so this asks for one of the two.
    [Test]
    public void Collect_AsSoonAsTooMuchGathered_LeavesNothingYoung()
    {
        var shortLived = new ShortLived();
        var before = GC.CollectionCount(0);
        for (var allocated = 0L; allocated <= ShortLived.MostBytes; allocated += 1 << 16)
        {
            GC.KeepAlive(new byte[1 << 16]);
        }

        shortLived.Collect();
        Assert.That(GC.CollectionCount(0), Is.GreaterThan(before));
    }

    [Test]
    public void Collect_WhatOthersCollected_IsNotCountedAgain()
    {
        var shortLived = new ShortLived();
        GC.KeepAlive(new byte[ShortLived.MostBytes]);
        GC.Collect();
        var before = GC.CollectionCount(1);
        shortLived.Collect();
        Assert.That(GC.CollectionCount(1), Is.EqualTo(before));
    }
}
