using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class DistinctImagesTests
{
    [Test]
    public void Of_EqualBytes_ShareAHandle()
    {
        using var folder = new TemporaryFolder();
        var (first, same, other) = (folder.Write("a.png", "one"), folder.Write("b.png", "one"), folder.Write("c.png", "two"));
        var images = DistinctImages.Of([first, other, same, other]);
        Assert.That(images.Files, Is.EqualTo(new[] { first, other }));
        Assert.That(images.Handles, Is.EqualTo(new[] { 0, 1, 0, 1 }));

        // SHA-256 of "one" begins so.
        Assert.That(images.Digests[0], Is.EqualTo(0x7692c3ad3540bb80));
        Assert.That(DistinctImages.Of([same]).Digests[0], Is.EqualTo(images.Digests[0]));
    }

    [Test]
    public void Of_MissingFile_NamesIt()
    {
        using var folder = new TemporaryFolder();
        Assert.That(() => DistinctImages.Of([Path.Combine(folder.Path, "a.png")]), Refused.With("a.png is missing"));
    }

    [Test]
    public void BlankImageStore_Read_IsWhiteWithinItsCount()
    {
        var store = new BlankImageStore(3, new ImageShape(2, 2, 3));
        var pixels = new byte[30];
        store.Read([0, 2], pixels);
        Assert.That(pixels[..24], Is.All.EqualTo(255));
        Assert.That(pixels[24..], Is.All.Zero);
        Assert.That(() => store.Read([3], pixels), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
