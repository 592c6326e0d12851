using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class DamagedImageTests
{
    private static readonly ImageShape Shape = new(16, 16, 3);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Read_MissingFile_NamesIt()
    {
        var file = Path.Combine(folder.Path, "none.png");
        Assert.That(() => Decode(file), Throws.InstanceOf<InputException>().With.Message.EqualTo($"{file} is missing: expected a file"));
    }

    [Test]
    public void Read_EmptyFile_NamesIt()
    {
        var file = folder.Write("empty.png", []);
        Assert.That(() => Decode(file), Throws.InstanceOf<InputException>().With.Message.EqualTo($"{file} is empty: expected an image"));
    }

    [Test]
    public void Read_Text_NamesTheFileAndTheFormats()
    {
        var file = folder.Write("text.png", "<html>not found</html>");
        Assert.That(() => Decode(file), Throws.InstanceOf<InputException>()
            .With.Message.Contains(file).And.Message.Contains("expected PNG, JPEG or WebP"));
    }

    [Test]
    public void Read_FolderInPlaceOfFile_NamesIt() =>
        Assert.That(() => Decode(folder.Path), Throws.InstanceOf<InputException>().With.Message.Contains(folder.Path));

    [Test]
    public void Read_PngCutAnywhere_IsTruncated()
    {
        var png = Noise();
        for (var length = 8; length < png.Length; length++)
        {
            var file = folder.Write("cut.png", png[..length]);
            Assert.That(
                () => Decode(file),
                Throws.InstanceOf<InputException>().With.Message.StartsWith($"{file} is truncated"),
                $"{length} of {png.Length} bytes");
        }
    }

    [Test]
    public void Read_PngWithWholeChunksButHalfThePixels_IsTruncated()
    {
        var file = folder.Write("half.png", PngFile.Of(16, 16, 8, PngFile.Rgb, new byte[16 * 8 * 3], rows: 8));
        Assert.That(() => Decode(file), Throws.InstanceOf<InputException>().With.Message.StartsWith($"{file} is truncated"));
    }

    [Test]
    public void Read_PngWithBytesAfterItsEnd_IsRead()
    {
        var file = folder.Write("long.png", [.. Noise(), 1, 2, 3]);
        Assert.That(() => Decode(file), Throws.Nothing);
    }

    [TestCase("jpg", 3)]
    [TestCase("webp", 1)]
    public void Read_OtherFormatCutAnywhereButItsEndMarker_IsRefused(string format, int marker)
    {
        var whole = format == "jpg" ? SkiaFile.Jpeg(64, 64) : SkiaFile.LosslessWebp(64, 64);
        for (var length = 1; length <= whole.Length - marker; length++)
        {
            var file = folder.Write($"cut.{format}", whole[..length]);
            Assert.That(
                () => Decode(file), Throws.InstanceOf<InputException>().With.Message.Contains(file), $"{length} of {whole.Length} bytes");
        }
    }

    [Test]
    public void Read_PngWithAChangedPixelByte_IsRefused()
    {
        var png = Noise();
        for (var at = 8 + 25 + 8; at < png.Length - 16; at += 7)
        {
            var changed = png.ToArray();
            changed[at] ^= 0x10;
            var file = folder.Write("changed.png", changed);
            Assert.That(() => Decode(file), Throws.InstanceOf<InputException>().With.Message.Contains(file), $"byte {at}");
        }
    }

    [Test]
    public void Read_HeaderOfEnormousImage_IsRefusedBeforeMemoryIsTaken()
    {
        var file = folder.Write("huge.png", PngFile.Of(30_000, 30_000, 8, PngFile.Rgb, new byte[30_000]));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(() => Decode(file), Throws.InstanceOf<InputException>().With.Message.Contains("30000×30000"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    private static byte[] Noise()
    {
        var random = new RandomStream(5);
        return PngFile.OfRgb(16, 16, (_, _) => ((byte)random.NextInt(256), (byte)random.NextInt(256), (byte)random.NextInt(256)));
    }

    private static void Decode(string file) => new DecodedImageStore([file], Shape).Read([0], new byte[Shape.Size]);
}
