using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class StreamedImageStoreTests
{
    private static readonly ImageShape Small = new(2, 2, 3);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase(1)]
    [TestCase(4)]
    public void Decode_Stream_GivesTheImagesInOrder(int threads)
    {
        using var store = StreamedImageStore.Decode(Flat(200), Small, new ImageDecodingOptions { MaxParallelism = threads });
        Assert.That(store.Count, Is.EqualTo(200));
        Assert.That(Enumerable.Range(0, 200).Select(handle => Pixels(store, handle)), Is.All.Matches<byte[]>(pixels => !pixels.AsSpan().ContainsAnyExcept(pixels![0])));
        Assert.That(Enumerable.Range(0, 200).Select(handle => (int)Pixels(store, handle)[0]), Is.EqualTo(Enumerable.Range(0, 200)));
    }

    [Test]
    public void Decode_PastTheMemoryLimit_KeepsTheRestInAFileThatGoesAway()
    {
        // 8 images of 16 MiB: blocks of 64 MiB hold four each.
        var shape = new ImageShape(2048, 2730, 3);
        var options = new ImageDecodingOptions { MemoryBytes = 64 << 20, TemporaryFolder = folder.Path };
        using (var store = StreamedImageStore.Decode(Flat(8), shape, options))
        {
            Assert.That(store.SpilledBytes, Is.InRange(4L * shape.Size, 2 * (64L << 20)));
            for (var handle = 0; handle < 8; handle++)
            {
                Assert.That(Pixels(store, handle).AsSpan().ContainsAnyExcept((byte)handle), Is.False);
            }
        }

        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [TestCase(1)]
    [TestCase(4)]
    public void Decode_SeveralDamaged_ReportsTheFirstWhateverTheThreads(int threads)
    {
        var sources = Flat(60).ToArray();
        sources[41] = sources[17] = sources[59] = ImageSource.OfBytes("damaged", new byte[] { 1 });
        sources[17] = ImageSource.OfBytes("t.parquet: row 18", new byte[] { 1 });
        Assert.That(
            () => StreamedImageStore.Decode(sources, Small, new ImageDecodingOptions { MaxParallelism = threads }),
            Throws.InstanceOf<InputException>().With.Message.StartsWith("t.parquet: row 18 is no image"));
    }

    [Test]
    public void Decode_BadExamplesSkipped_ReportsThemAndKeepsTheRest()
    {
        var sources = Flat(40).ToArray();
        for (var handle = 0; handle < 24; handle += 2)
        {
            sources[handle] = ImageSource.OfBytes($"row {handle}", default);
        }

        using var store = StreamedImageStore.Decode(sources, Small, new ImageDecodingOptions { BadExamples = BadExamples.Skip });
        Assert.Multiple(() =>
        {
            Assert.That(store.FailedHandles, Is.EqualTo(Enumerable.Range(0, 12).Select(i => 2 * i)));
            Assert.That(store.FirstFailures, Has.Length.EqualTo(10));
            Assert.That(store.FirstFailures[1], Is.EqualTo(new ImageFailure(2, "row 2 is empty: expected an image")));
            Assert.That(Pixels(store, 2), Is.All.EqualTo(255));
            Assert.That(Pixels(store, 3), Is.All.EqualTo(3));
        });
    }

    [TestCase(BadExamples.Fail)]
    [TestCase(BadExamples.Skip)]
    public void Decode_StreamThatBreaks_ThrowsWhatTheStreamThrew(BadExamples bad) => Assert.That(
        () => StreamedImageStore.Decode(Breaking(), Small, new ImageDecodingOptions { BadExamples = bad }),
        Throws.InstanceOf<InputException>().With.Message.EqualTo("a row group is damaged"));

    [Test]
    public void Decode_DamagedLongBeforeTheEnd_LeavesTheStreamAlone()
    {
        var (read, isClosed) = (0, false);
        Assert.That(() => StreamedImageStore.Decode(Endless(), Small), Throws.InstanceOf<InputException>().With.Message.StartsWith("row 1 is no image"));
        Assert.Multiple(() =>
        {
            Assert.That(isClosed, Is.True);
            Assert.That(read, Is.LessThan(1_000));
        });

        IEnumerable<ImageSource?> Endless()
        {
            try
            {
                while (true)
                {
                    yield return ImageSource.OfBytes($"row {++read}", new byte[] { 1 });
                }
            }
            finally
            {
                isClosed = true;
            }
        }
    }

    [Test]
    public void Decode_ImagesSideBySide_ShareTheWidth()
    {
        var parts = Flat(3).OfType<ImageSource>();
        using var store = StreamedImageStore.Decode([ImageSource.SideBySide(parts), null], new ImageShape(1, 7, 3));
        var columns = Pixels(store, 0).Where((_, i) => i % 3 == 0);
        Assert.That(columns, Is.EqualTo(new byte[] { 0, 0, 1, 1, 2, 2, 2 }));
        Assert.That(Pixels(store, 1), Is.All.EqualTo(255));
    }

    [Test]
    public void Decode_MoreImagesThanPixels_IsRefused() => Assert.That(
        () => StreamedImageStore.Decode([ImageSource.SideBySide(Flat(3).OfType<ImageSource>())], Small),
        Throws.InstanceOf<InputException>().With.Message.Contains("more images than the 2 pixels"));

    [TestCase(-1)]
    [TestCase(3)]
    public void Read_HandleOutside_Throws(int handle)
    {
        using var store = StreamedImageStore.Decode(Flat(3), Small);
        Assert.That(() => Pixels(store, handle), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static byte[] Pixels(StreamedImageStore store, int handle)
    {
        var pixels = new byte[store.Shape.Size];
        store.Read([handle], pixels);
        return pixels;
    }

    private static IEnumerable<ImageSource?> Flat(int count) => Enumerable.Range(0, count)
        .Select(i => ImageSource.OfBytes($"image {i}", PngFile.OfRgb(2, 2, (_, _) => ((byte)i, (byte)i, (byte)i))));

    private static IEnumerable<ImageSource?> Breaking()
    {
        foreach (var source in Flat(10))
        {
            yield return source;
        }

        throw new InputException("a row group is damaged");
    }
}
