using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class NlvrVariantTests
{
    private static readonly (byte, byte, byte) Gray = (211, 211, 211), Yellow = (255, 255, 0), Black = (0, 0, 0), Blue = (0, 153, 255);

    [TestCase("There is a blue block on a Yellow one.", false, "There is a yellow block on a black one.")]
    [TestCase("three blacks, left of the blues", true, "three blues, right of the yellows")]
    [TestCase("left of the bluebird", false, "left of the bluebird")]
    public void Of_Sentence_RenamesColorsAndMirrors(string sentence, bool isMirrored, string expected) =>
        Assert.That(new NlvrVariant([0, 1, 2], [1, 2, 0], isMirrored).Of(sentence), Is.EqualTo(expected));

    [Test]
    public void Apply_ColorsAndTheirMixtures_AreRenamed()
    {
        // Yellow to black, black to blue, blue to yellow; an edge is halfway between an object and its box.
        byte[] pixels = [255, 255, 0, 0, 0, 0, 0, 153, 255, 211, 211, 211, 233, 233, 105];
        new NlvrColors([1, 2, 0]).Apply(pixels);
        Assert.That(pixels[..12], Is.EqualTo(new byte[] { 0, 0, 0, 0, 153, 255, 255, 255, 0, 211, 211, 211 }));
        Assert.That(pixels[12..].Select(value => (double)value), Is.All.EqualTo(105.5).Within(1.5));
    }

    [Test]
    public void Read_Variant_MovesMirrorsAndRenames()
    {
        using var store = new NlvrVariantStore(new Picture(), [(0, NlvrVariant.Original), (0, new NlvrVariant([2, 0, 1], [0, 2, 1], true))]);
        var pixels = new byte[2 * 16 * 3];
        store.Read([0, 1], pixels);
        Assert.That(Colors(pixels[..48]), Is.EqualTo(Picture.Row));
        // Boxes of four columns at 0, 6 and 12: the third, then the first, then the second; each from right to left.
        (byte, byte, byte) gap = (128, 128, 128);
        Assert.That(Colors(pixels[48..]), Is.EqualTo(new[]
        {
            Gray, Gray, Gray, Gray, gap, gap, Gray, Gray, Gray, Yellow, gap, gap, Blue, Gray, Gray, Black,
        }));
    }

    [Test]
    public void Draw_ManyTimes_GivesAll72()
    {
        var random = new RandomStream(1);
        var seen = new HashSet<string>();
        for (var draw = 0; draw < 2000; draw++)
        {
            var variant = NlvrVariant.Draw(ref random);
            seen.Add($"{string.Concat(variant.Boxes)}{string.Concat(variant.Colors)}{variant.IsMirrored}");
        }

        Assert.That(seen, Has.Count.EqualTo(72));
    }

    private static (byte, byte, byte)[] Colors(byte[] pixels) => [.. pixels.Chunk(3).Select(pixel => (pixel[0], pixel[1], pixel[2]))];

    private sealed class Picture : IImageStore
    {
        public static (byte, byte, byte)[] Row { get; } =
        [
            Yellow, Gray, Gray, Gray, (128, 128, 128), (128, 128, 128), Blue, Gray, Gray, Black, (128, 128, 128), (128, 128, 128), Gray, Gray, Gray, Gray,
        ];

        public int Count => 1;

        public ImageShape Shape { get; } = new(1, 16, 3);

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
        {
            for (var i = 0; i < handles.Length; i++)
            {
                Row.SelectMany(color => new[] { color.Item1, color.Item2, color.Item3 }).ToArray().CopyTo(pixels[(i * 48)..]);
            }
        }
    }
}
