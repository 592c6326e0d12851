using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class DecodedImageStoreTests
{
    private static readonly ImageShape Small = new(2, 2, 3);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Read_SeveralHandles_WritesThemOneAfterAnother()
    {
        var store = new DecodedImageStore(Flat(3), Small);
        var pixels = new byte[3 * Small.Size];
        store.Read([2, 0, 2], pixels);
        Assert.That(pixels, Is.EqualTo(Enumerable.Repeat((byte)2, 12).Concat(new byte[12]).Concat(Enumerable.Repeat((byte)2, 12))));
    }

    [TestCase(-1)]
    [TestCase(3)]
    public void Read_HandleOutsideTheStore_Throws(int handle)
    {
        var store = new DecodedImageStore(Flat(3), Small);
        Assert.That(() => store.Read([handle], new byte[Small.Size]), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Load_Twice_ReadsFilesOnce()
    {
        var files = Flat(5);
        var store = new DecodedImageStore(files, Small);
        store.Load();
        foreach (var file in files)
        {
            File.Delete(file);
        }

        store.Load();
        var pixels = new byte[Small.Size];
        store.Read([4], pixels);
        Assert.That(pixels, Is.All.EqualTo(4));
    }

    [Test]
    public void Read_PastTheMemoryLimit_DecodesAnew()
    {
        var files = Flat(3);
        var store = new DecodedImageStore(files, Small, cacheBytes: (2 * Small.Size) + 5);
        store.Load();
        var pixels = new byte[3 * Small.Size];
        store.Read([0, 1, 2], pixels);
        Assert.That(pixels[^1], Is.EqualTo(2));
        foreach (var file in files)
        {
            File.Delete(file);
        }

        Assert.That(() => store.Read([0, 1], pixels), Throws.Nothing);
        Assert.That(() => store.Read([2], pixels), Throws.InstanceOf<InputException>().With.Message.Contains(files[2]));
    }

    [TestCase(1)]
    [TestCase(4)]
    public void Load_SeveralDamaged_ReportsTheFirstWhateverTheThreads(int threads)
    {
        var files = Flat(60);
        File.WriteAllText(files[41], "damaged");
        File.WriteAllText(files[17], "damaged");
        File.WriteAllText(files[59], "damaged");
        for (var repetition = 0; repetition < 10; repetition++)
        {
            Assert.That(
                () => new DecodedImageStore(files, Small).Load(threads),
                Throws.InstanceOf<InputException>().With.Message.Contains(files[17]));
        }
    }

    [Test]
    public void Read_ManyThreadsAtOnce_AllSeeTheSamePixels()
    {
        var store = new DecodedImageStore(Flat(40), Small);
        var wrong = 0;
        Parallel.For(0, 4000, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var pixels = new byte[Small.Size];
            store.Read([i % 40], pixels);
            if (pixels.AsSpan().ContainsAnyExcept((byte)(i % 40)))
            {
                Interlocked.Increment(ref wrong);
            }
        });
        Assert.That(wrong, Is.Zero);
    }

    private string[] Flat(int count) =>
        [.. Enumerable.Range(0, count).Select(i => folder.Write($"{i}.png", PngFile.OfRgb(2, 2, (_, _) => ((byte)i, (byte)i, (byte)i))))];
}
