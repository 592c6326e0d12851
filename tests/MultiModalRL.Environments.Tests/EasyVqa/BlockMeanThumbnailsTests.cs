using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class BlockMeanThumbnailsTests
{
    [Test]
    public void Read_TwoByTwoBlocks_AreTheirMeansByHand()
    {
        // One channel a block of 1×2 pixels: means 15, 35, 55, 75.
        var store = new ArrayStore(new ImageShape(2, 4, 1), [10, 20, 30, 40, 50, 60, 70, 80]);
        var values = new float[4];
        new BlockMeanThumbnails(store, 2).Read(0, values);
        Assert.That(values, Is.EqualTo(new[] { 15 / 255f, 35 / 255f, 55 / 255f, 75 / 255f }).Within(1e-7f));
    }

    [Test]
    public void Read_SideOfTheImage_IsTheImage([Values(1UL, 2UL, 3UL)] ulong seed)
    {
        var random = new RandomStream(seed);
        var pixels = Enumerable.Range(0, 4 * 4 * 3).Select(_ => (byte)random.NextInt(256)).ToArray();
        var values = new float[48];
        new BlockMeanThumbnails(new ArrayStore(new ImageShape(4, 4, 3), pixels), 4).Read(0, values);
        Assert.That(values, Is.EqualTo(pixels.Select(pixel => pixel / 255f)).Within(1e-7f));
    }

    [Test]
    public void Read_WhiteAndBlack_AreOneAndZero()
    {
        var store = new ArrayStore(new ImageShape(8, 8, 3), [.. Enumerable.Repeat((byte)255, 192), .. new byte[192]]);
        var thumbnails = new BlockMeanThumbnails(store, 2);
        var values = new float[12];
        thumbnails.Read(0, values);
        Assert.That(values, Is.All.EqualTo(1f));
        thumbnails.Read(1, values);
        Assert.That(values, Is.All.EqualTo(0f));
    }

    [Test]
    public void Read_Again_DoesNotReadTheImageAgain()
    {
        var store = new ArrayStore(new ImageShape(2, 2, 1), [1, 2, 3, 4]);
        var thumbnails = new BlockMeanThumbnails(store, 1);
        thumbnails.Read(0, new float[1]);
        thumbnails.Read(0, new float[1]);
        Assert.That(store.Reads, Is.EqualTo(1));
    }

    [Test]
    public void Read_ManyThreadsAtOnce_AllSeeTheSameValues()
    {
        var store = new ArrayStore(new ImageShape(1, 1, 1), [.. Enumerable.Range(0, 200).Select(i => (byte)i)]);
        var thumbnails = new BlockMeanThumbnails(store, 1);
        var wrong = 0;
        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Span<float> value = [-1];
            thumbnails.Read(i % 200, value);
            if (value[0] != (float)(i % 200 / 255.0))
            {
                Interlocked.Increment(ref wrong);
            }
        });
        Assert.That(wrong, Is.Zero);
    }

    [TestCase(0)]
    [TestCase(-2)]
    [TestCase(3)]
    [TestCase(8)]
    public void Constructor_SideThatDoesNotDivide_IsRefused(int side) =>
        Assert.That(
            () => new BlockMeanThumbnails(new ArrayStore(new ImageShape(4, 8, 1), new byte[32]), side),
            Throws.InstanceOf<InputException>().With.Message.Contains($"thumbnailSide is {side}"));

    [Test]
    public void Cost_OfWideImages_IsPixelsShownOverPixels() =>
        Assert.That(new BlockMeanThumbnails(new ArrayStore(new ImageShape(4, 8, 1), new byte[32]), 2).Cost, Is.EqualTo(4.0 / 32));

    private sealed class ArrayStore(ImageShape shape, byte[] pixels) : IImageStore
    {
        private int reads;

        public int Reads => reads;

        public int Count => pixels.Length / shape.Size;

        public ImageShape Shape => shape;

        public void Read(ReadOnlySpan<int> handles, Span<byte> target)
        {
            Interlocked.Increment(ref reads);
            for (var i = 0; i < handles.Length; i++)
            {
                pixels.AsSpan(handles[i] * shape.Size, shape.Size).CopyTo(target[(i * shape.Size)..]);
            }
        }
    }
}
