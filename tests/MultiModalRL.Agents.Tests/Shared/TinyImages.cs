using MultiModalRL.Core;

namespace MultiModalRL.Agents.Tests;

/// <summary>48 × 48 pictures of 3 × 3 even cells; cells of <paramref name="inverted"/> (1 = yes) show the opposite grey.</summary>
internal sealed class TinyImages(TinyExample[] examples, byte[] inverted) : IImageStore
{
    private const int Side = 48;

    public int Count => examples.Length;

    public ImageShape Shape => new(Side, Side, 3);

    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            var (image, pixel) = (handles[i / Shape.Size], i % Shape.Size / 3);
            var cell = pixel / Side / (Side / 3) * 3 + pixel % Side / (Side / 3);
            var grey = examples[image].Cells[cell];
            pixels[i] = (byte)(255 * (inverted[cell] == 1 ? 1 - grey : grey));
        }
    }
}
