using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The pictures of generated grids, drawn whenever they are asked for. Thread-safe.</summary>
/// <param name="cells">The cells' codes, nine an image.</param>
/// <param name="seed">The seed of sizes and colors.</param>
internal sealed class ShapesStyleImageStore(byte[] cells, ulong seed) : IImageStore
{
    private const int Cells = ShapesStyleQuery.Side * ShapesStyleQuery.Side;

    public int Count => cells.Length / Cells;

    public ImageShape Shape { get; } = new(ShapesStyleQuery.Side * ShapesStyleRenderer.CellPixels, ShapesStyleQuery.Side * ShapesStyleRenderer.CellPixels, 3);

    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            ShapesStyleRenderer.Draw(
                cells.AsSpan(handles[i] * Cells, Cells), RandomStream.Combine(seed, (ulong)handles[i]), pixels.Slice(i * Shape.Size, Shape.Size));
        }
    }
}
