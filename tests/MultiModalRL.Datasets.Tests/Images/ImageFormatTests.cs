using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class ImageFormatTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Read_Rgb8_GivesStoredSamples()
    {
        var png = PngFile.OfRgb(5, 3, (x, y) => ((byte)(x * 50), (byte)(y * 90), (byte)(255 - (x * y))));
        byte[] expected =
        [
            .. from y in Enumerable.Range(0, 3)
               from x in Enumerable.Range(0, 5)
               from value in new[] { x * 50, y * 90, 255 - (x * y) }
               select (byte)value,
        ];
        Assert.That(Decode(png, 5, 3), Is.EqualTo(expected));
    }

    [Test]
    public void Read_Grey8_RepeatsTheValue() =>
        Assert.That(Decode(PngFile.Of(2, 1, 8, PngFile.Grey, [7, 250]), 2, 1), Is.EqualTo(new byte[] { 7, 7, 7, 250, 250, 250 }));

    [TestCase(1, new byte[] { 0b0100_0000 }, new byte[] { 0, 255 })]
    [TestCase(2, new byte[] { 0b0110_0000 }, new byte[] { 85, 170 })]
    [TestCase(4, new byte[] { 0x3C }, new byte[] { 51, 204 })]
    public void Read_GreyOfFewBits_SpansTheWholeRange(int bits, byte[] packed, byte[] greys) =>
        Assert.That(
            Decode(PngFile.Of(2, 1, bits, PngFile.Grey, packed), 2, 1),
            Is.EqualTo(greys.SelectMany(grey => new[] { grey, grey, grey })));

    [Test]
    public void Read_Palette_LooksColorsUp()
    {
        var png = PngFile.Of(3, 1, 8, PngFile.Palette, [2, 0, 1], palette: [1, 2, 3, 40, 50, 60, 250, 0, 9]);
        Assert.That(Decode(png, 3, 1), Is.EqualTo(new byte[] { 250, 0, 9, 1, 2, 3, 40, 50, 60 }));
    }

    [Test]
    public void Read_TransparentPaletteEntry_IsWhite()
    {
        var png = PngFile.Of(2, 1, 8, PngFile.Palette, [0, 1], palette: [1, 2, 3, 40, 50, 60], transparency: [0, 255]);
        Assert.That(Decode(png, 2, 1), Is.EqualTo(new byte[] { 255, 255, 255, 40, 50, 60 }));
    }

    [Test]
    public void Read_Rgba_IsLaidOverWhite()
    {
        // Half transparent (alpha 51 = 255/5): value/5 + 255·4/5, so 100 → 20 + 204.
        var png = PngFile.Of(3, 1, 8, PngFile.Rgba, [100, 0, 255, 51, 9, 8, 7, 255, 9, 8, 7, 0]);
        Assert.That(Decode(png, 3, 1), Is.EqualTo(new byte[] { 224, 204, 255, 9, 8, 7, 255, 255, 255 }));
    }

    [Test]
    public void Read_GreyAlpha_IsLaidOverWhite() =>
        Assert.That(
            Decode(PngFile.Of(2, 1, 8, PngFile.GreyAlpha, [100, 51, 30, 255]), 2, 1),
            Is.EqualTo(new byte[] { 224, 224, 224, 30, 30, 30 }));

    [Test]
    public void Read_Rgb16_KeepsTheHighByte()
    {
        var png = PngFile.Of(2, 1, 16, PngFile.Rgb, [0x00, 0x00, 0x80, 0x80, 0xFF, 0xFF, 0x12, 0x12, 0xFE, 0xFE, 0x00, 0xFF]);
        Assert.That(Decode(png, 2, 1), Is.EqualTo(new byte[] { 0, 128, 255, 0x12, 0xFE, 0 }));
    }

    [Test]
    public void Read_Grey16_KeepsTheHighByte() =>
        Assert.That(
            Decode(PngFile.Of(2, 1, 16, PngFile.Grey, [0x40, 0x40, 0xC0, 0xC0]), 2, 1),
            Is.EqualTo(new byte[] { 0x40, 0x40, 0x40, 0xC0, 0xC0, 0xC0 }));

    [Test]
    public void Read_LosslessWebp_GivesStoredSamples()
    {
        var pixels = Decode(SkiaFile.LosslessWebp(8, 4), 8, 4);
        Assert.That(Corners(pixels, 8, 4), Is.EqualTo(SkiaFile.Quadrants));
    }

    // Where the stored quadrants (0 1 over 2 3) are seen: the table of EXIF 2.32, tag 0x0112.
    [TestCase(1, new[] { 0, 1, 2, 3 })]
    [TestCase(2, new[] { 1, 0, 3, 2 })]
    [TestCase(3, new[] { 3, 2, 1, 0 })]
    [TestCase(4, new[] { 2, 3, 0, 1 })]
    [TestCase(5, new[] { 0, 2, 1, 3 })]
    [TestCase(6, new[] { 2, 0, 3, 1 })]
    [TestCase(7, new[] { 3, 1, 2, 0 })]
    [TestCase(8, new[] { 1, 3, 0, 2 })]
    public void Read_JpegWithOrientation_IsSeenUpright(int orientation, int[] quadrants)
    {
        var jpeg = SkiaFile.WithOrientation(SkiaFile.Jpeg(64, 32), (byte)orientation);
        var (width, height) = orientation >= 5 ? (32, 64) : (64, 32);
        var seen = Corners(Decode(jpeg, width, height), width, height);
        for (var i = 0; i < 4; i++)
        {
            var expected = SkiaFile.Quadrants[quadrants[i]];
            Assert.Multiple(() =>
            {
                Assert.That(seen[i].R, Is.EqualTo(expected.R).Within(4), $"red of corner {i}");
                Assert.That(seen[i].G, Is.EqualTo(expected.G).Within(4), $"green of corner {i}");
                Assert.That(seen[i].B, Is.EqualTo(expected.B).Within(4), $"blue of corner {i}");
            });
        }
    }

    private static (byte R, byte G, byte B)[] Corners(byte[] pixels, int width, int height)
    {
        int[] at = [0, width - 1, (height - 1) * width, (height * width) - 1];
        return [.. at.Select(pixel => (pixels[pixel * 3], pixels[(pixel * 3) + 1], pixels[(pixel * 3) + 2]))];
    }

    private byte[] Decode(byte[] file, int width, int height)
    {
        var store = new DecodedImageStore([folder.Write("image", file)], new ImageShape(height, width, 3));
        var pixels = new byte[store.Shape.Size];
        store.Read([0], pixels);
        return pixels;
    }
}
