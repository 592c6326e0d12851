using MultiModalRL.Core;
using MultiModalRL.Datasets;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

/// <summary>What becomes of the images where a benchmark is written as a table.</summary>
public sealed class TableImageTests
{
    private static readonly SKEncodedImageFormat[] Formats = [SKEncodedImageFormat.Jpeg, SKEncodedImageFormat.Png, SKEncodedImageFormat.Webp];

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCaseSource(nameof(Formats))]
    public void Write_ImageFile_IsCopiedByteForByteWithItsName(SKEncodedImageFormat format)
    {
        var files = new[] { 1, 2 }.Select(seed => Photograph($"{seed}.image", format, seed)).ToArray();
        var written = Written(StoredImages.OfSources(files.Select(ImageSource.OfFile)), 1, 0, 1);
        var rows = Rows("image");
        Assert.That(rows.Select(image => image!.FileName), Is.EqualTo(new[] { "2.image", "1.image", "2.image" }), "an image that is shared is in each row");
        Assert.That(rows.Select(image => image!.Read().ToArray()), Is.EqualTo(new[] { files[1], files[0], files[1] }.Select(File.ReadAllBytes)));
        SameBenchmark.Check(written, Read());
    }

    [Test]
    public void Write_ImagesOfATable_AreThoseOfItsCellsInWhateverOrder()
    {
        var cells = new[] { 1, 2, 3 }.Select(seed => File.ReadAllBytes(Photograph("cell", SKEncodedImageFormat.Jpeg, seed))).ToArray();
        var stream = () => cells.Select((bytes, row) => ImageSource.OfBytes($"t.parquet: row {row}", bytes, row == 1 ? null : $"{row}.jpg"));
        var written = Written(StoredImages.OfStream(3, stream), 2, 1, 2, 0);
        var rows = Rows("image");
        Assert.That(rows.Select(image => image!.Read().ToArray()), Is.EqualTo(new[] { cells[2], cells[1], cells[2], cells[0] }));
        Assert.That(rows.Select(image => image!.FileName), Is.EqualTo(new[] { "2.jpg", null, "2.jpg", "0.jpg" }));
        SameBenchmark.Check(written, Read());
        Assert.That(Directory.GetFiles(Path.Combine(folder.Path, "data")), Has.Length.EqualTo(1), "the temporary file is gone");
    }

    [Test]
    public void Write_SeveralImagesAnExample_AreAListAndLieSideBySideAgain()
    {
        var files = new[] { 1, 2, 3 }.Select(seed => ImageSource.OfFile(Photograph($"{seed}.jpg", SKEncodedImageFormat.Jpeg, seed))).ToArray();
        var written = Written(StoredImages.OfSources(ImageSource.SideBySide(files[0], files[1]), files[2]), 0, 1);
        var rows = Rows("images");
        Assert.That(rows[0]!.Parts.Select(image => image.FileName), Is.EqualTo(new[] { "1.jpg", "2.jpg" }));
        Assert.That(rows[1]!.FileName, Is.EqualTo("3.jpg"));
        SameBenchmark.Check(written, Read());
    }

    [Test]
    public void Write_ImageThatIsNotThere_IsNullAndWhiteAgain()
    {
        var here = ImageSource.OfFile(Photograph("1.jpg", SKEncodedImageFormat.Jpeg, 1));
        var written = Written(StoredImages.OfStream(2, () => [here, null]), 0, 1);
        Assert.That(Rows("image").Select(image => image is null), Is.EqualTo(new[] { false, true }));
        SameBenchmark.Check(written, Read());
        Assert.That(SameBenchmark.Pixels(Read(), 1), Is.All.EqualTo(255));
        File.Delete(Path.Combine(folder.Path, "mmrl.json"));
        Assert.That(() => SameBenchmark.Pixels(Read(), 1), Throws.TypeOf<InputException>().With.Message.Contains("row 2").And.Message.Contains("expected an image, found null"));
    }

    [Test]
    public void Write_BarePixels_ArePngOfTheirOwnSize()
    {
        var stored = new ImageShape(30, 20, 3);
        var written = Written(StoredImages.OfPixels(1, stored, shape => shape == stored ? new Slope(shape) : new ResizedImageStore(new Slope(stored), shape)), 0);
        using (var image = SKBitmap.Decode(Rows("image")[0]!.Read().ToArray()))
        {
            Assert.That((image.Height, image.Width), Is.EqualTo((30, 20)));
        }

        SameBenchmark.Check(written, Read());
    }

    private string Photograph(string name, SKEncodedImageFormat format, int seed)
    {
        using var bitmap = new SKBitmap(37, 23, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (var y = 0; y < bitmap.Height; y++)
        {
            for (var x = 0; x < bitmap.Width; x++)
            {
                bitmap.SetPixel(x, y, new SKColor((byte)(x * 7 * seed), (byte)(y * 11), (byte)(x * y)));
            }
        }

        using var data = bitmap.Encode(format, 80);
        var file = Path.Combine(folder.Path, name);
        File.WriteAllBytes(file, data.ToArray());
        return file;
    }

    /// <summary>Writes a question about each of some images.</summary>
    private Benchmark Written(StoredImages images, params int[] handles)
    {
        var made = new RecordedBenchmark
        {
            Name = "Some",
            Parts = new Dictionary<Split, Func<RecordedQuestions>>
            {
                [Split.Test] = () => new("test", [.. handles.Select((handle, row) => new QuestionRecord { Question = $"what {row} ?", Image = handle, Id = $"{row}", Answer = $"{row}" })], images),
            },
        }.Create(new(1, Split.Test, null, 1), new Settings());
        BenchmarkTables.Write(folder.Path, "Some", Split.Test, made);
        return made;
    }

    private ImageSource?[] Rows(string column) =>
        [.. ParquetTable.Open(Path.Combine(folder.Path, "data")).Read(column).SelectMany(rows => rows.Images(column))];

    private Benchmark Read() => TableBenchmark.Create(new(1, Split.Test, folder.Path, 1), new TableOptions());

    private sealed record Settings : RecordedOptions
    {
        public Settings() => (ImageHeight, ImageWidth, Side, ThumbnailSide) = (8, 12, 4, 0);
    }

    private sealed class Slope(ImageShape shape) : IImageStore
    {
        public int Count => 1;

        public ImageShape Shape => shape;

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
        {
            for (var i = 0; i < pixels.Length; i++)
            {
                pixels[i] = (byte)(i * 5);
            }
        }
    }
}
