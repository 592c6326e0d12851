using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class ResizingTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Read_TwoColumnsAsFour_Interpolates() =>
        Assert.That(Greys([0, 200], 2, 1, 4, 1), Is.EqualTo(new byte[] { 0, 50, 150, 200 }));

    [Test]
    public void Read_TwoRowsAsFour_Interpolates() =>
        Assert.That(Greys([0, 200], 1, 2, 1, 4), Is.EqualTo(new byte[] { 0, 50, 150, 200 }));

    // Centres 1 and 3, support 2: weights ¾ ¾ ¼ over 1¾, so 175·(¼ of the third) → 25 and 175·¾ → 75 of the near two.
    [Test]
    public void Read_FourColumnsAsTwo_WeighsByTheTriangle() =>
        Assert.That(Greys([0, 0, 175, 0], 4, 1, 2, 1), Is.EqualTo(new byte[] { 25, 75 }));

    [Test]
    public void Read_FourPixelsAsOne_IsTheirMean() =>
        Assert.That(Greys([10, 20, 30, 40], 2, 2, 1, 1), Is.EqualTo(new byte[] { 25 }));

    [Test]
    public void Read_FlatImage_StaysFlatAtAnySize([Range(1, 40, 3)] int width, [Values(1, 7, 64)] int height) =>
        Assert.That(Greys(Enumerable.Repeat((byte)201, 17 * 13).ToArray(), 17, 13, width, height), Is.All.EqualTo(201));

    [Test]
    public void Read_MirroredImage_IsTheMirroredResult([Values(1UL, 2UL, 3UL)] ulong seed, [Values(3, 8, 31)] int width)
    {
        var random = new RandomStream(seed);
        var stored = Enumerable.Range(0, 19).Select(_ => (byte)random.NextInt(256)).ToArray();
        var resized = Greys(stored, 19, 1, width, 1);
        var mirrored = Greys([.. stored.Reverse()], 19, 1, width, 1);
        for (var x = 0; x < width; x++)
        {
            Assert.That(mirrored[width - 1 - x], Is.EqualTo(resized[x]).Within(1), $"column {x}");
        }
    }

    private byte[] Greys(byte[] greys, int width, int height, int toWidth, int toHeight)
    {
        var file = folder.Write("grey.png", PngFile.Of(width, height, 8, PngFile.Grey, greys));
        var store = new DecodedImageStore([file], new ImageShape(toHeight, toWidth, 3));
        var pixels = new byte[store.Shape.Size];
        store.Read([0], pixels);
        return [.. pixels.Where((_, i) => i % 3 == 0)];
    }
}
