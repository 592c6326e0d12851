using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class ContentSplitTests
{
    private static readonly ulong[] Digests = [.. Enumerable.Range(0, 20_000).Select(i => RandomStream.Combine(3, (ulong)i))];

    [Test]
    public void Of_ManyImages_FollowsTheShares()
    {
        var counts = Digests.CountBy(digest => ContentSplit.Of(digest, 0.2, 0.1)).ToDictionary();
        Assert.Multiple(() =>
        {
            Assert.That(counts[Split.Test], Is.EqualTo(4000).Within(250));
            Assert.That(counts[Split.Validation], Is.EqualTo(1600).Within(170));
            Assert.That(counts[Split.Train], Is.EqualTo(14_400).Within(350));
        });
    }

    [Test]
    public void Of_LargerShare_HoldsOutAllThatASmallerOneDoes()
    {
        Assert.That(Digests.Where(digest => ContentSplit.Of(digest, 0.1, 0.1) == Split.Test), Is.All.Matches<ulong>(digest => ContentSplit.Of(digest, 0.3, 0.1) == Split.Test));
        Assert.That(Digests.Where(digest => ContentSplit.Of(digest, 0.2, 0.1) == Split.Validation), Is.All.Matches<ulong>(digest => ContentSplit.Of(digest, 0.2, 0.5) == Split.Validation));
    }

    [Test]
    public void Of_SharesAtTheirEnds_TakeNothingOrAll()
    {
        Assert.That(Digests.Select(digest => ContentSplit.Of(digest, 0, 0)), Is.All.EqualTo(Split.Train));
        Assert.That(Digests.Select(digest => ContentSplit.Of(digest, 1, 0.5)), Is.All.EqualTo(Split.Test));
    }
}
