using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class StoredImagesTests
{
    private static readonly ImageShape Shape = new(2, 4, 3);

    [Test]
    public void Open_Stream_IsDecodedOnceAndNotBeforeAnImageIsLookedAt()
    {
        var streamed = 0;
        using var store = (LazyImageStore)StoredImages.OfStream(2, Stream).Open(Shape);
        Assert.That((store.Count, store.Shape, streamed), Is.EqualTo((2, Shape, 0)));
        Assert.That((First(store, 0), First(store, 1), streamed), Is.EqualTo((7, 255, 1)));

        IEnumerable<ImageSource?> Stream()
        {
            streamed++;
            return [ImageSource.OfBytes("a", Flat(7)), null];
        }
    }

    [Test]
    public void Open_StreamWithADamagedImage_NamesItAtEveryRead()
    {
        var images = StoredImages.OfStream(2, () => [ImageSource.OfBytes("good", Flat(7)), ImageSource.OfBytes("bad: row 2", new byte[9])]);
        using var store = (LazyImageStore)images.Open(Shape);
        Assert.That(() => First(store, 0), Refused.With("bad: row 2"));
        Assert.That(() => First(store, 0), Refused.With("bad: row 2"));
        using var kept = (StreamedImageStore)images.Open(Shape, new ImageDecodingOptions { BadExamples = BadExamples.Skip });
        Assert.That(kept.FailedHandles, Is.EqualTo(new[] { 1 }), "to be left out it must be known before any is looked at");
    }

    [Test]
    public void Encoded_OfPixels_IsPngOfTheirOwnSizeThatLosesNothing()
    {
        var images = StoredImages.OfPixels(3, Shape, shape => new Numbers(shape));
        foreach (var (source, handle) in images.Encoded().Select((source, handle) => (source, handle)))
        {
            Assert.That(source!.FileName, Is.EqualTo($"{handle}.png"));
            Assert.That(Pixels(StoredImages.OfSources(source).Open(Shape), 0), Is.EqualTo(Pixels(new Numbers(Shape), handle)));
        }

        Assert.That(images.Encoded().Count(), Is.EqualTo(3));
    }

    [Test]
    public void Encoded_OfSourcesAndBlank_IsWhatIsStored()
    {
        var bytes = Flat(3);
        Assert.That(StoredImages.OfSources(ImageSource.OfBytes("a", bytes, "a.png")).Encoded().Single()!.Read().ToArray(), Is.EqualTo(bytes));
        Assert.That(StoredImages.Blank(2).Encoded(), Is.EqualTo(new ImageSource?[2]));
    }

    private static byte[] Flat(byte value) => PngFile.OfRgb(8, 4, (_, _) => (value, value, value));

    private static byte First(IImageStore store, int handle) => Pixels(store, handle)[0];

    private static byte[] Pixels(IImageStore store, int handle)
    {
        var pixels = new byte[store.Shape.Size];
        store.Read([handle], pixels);
        return pixels;
    }

    private sealed class Numbers(ImageShape shape) : IImageStore
    {
        public int Count => 3;

        public ImageShape Shape => shape;

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                pixels[i] = (byte)((i * 11) + (handles[i / shape.Size] * 50));
            }
        }
    }
}
