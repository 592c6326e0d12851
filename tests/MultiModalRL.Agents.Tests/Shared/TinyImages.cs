using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>12 × 12 pictures of 3 × 3 even cells; cells of <paramref name="inverted"/> (1 = yes) show the opposite grey.</summary>
internal sealed class TinyImages(TinyExample[] examples, byte[] inverted) : IImageStore
{
    public int Count => examples.Length;

    public ImageShape Shape => new(12, 12, 3);

    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            var (image, pixel) = (handles[i / Shape.Size], i % Shape.Size / 3);
            var cell = pixel / 12 / 4 * 3 + pixel % 12 / 4;
            var grey = examples[image].Cells[cell];
            pixels[i] = (byte)(255 * (inverted[cell] == 1 ? 1 - grey : grey));
        }
    }
}
