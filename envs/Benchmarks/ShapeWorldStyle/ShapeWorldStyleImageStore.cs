using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The pictures of generated worlds, drawn whenever they are asked for. Thread-safe.</summary>
/// <param name="worlds">The shapes of every picture.</param>
internal sealed class ShapeWorldStyleImageStore(ShapeWorldStyleShape[][] worlds) : IImageStore
{
    public int Count => worlds.Length;

    public ImageShape Shape { get; } = new(ShapeWorldStyleRenderer.Side, ShapeWorldStyleRenderer.Side, 3);

    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            ShapeWorldStyleRenderer.Draw(worlds[handles[i]], pixels.Slice(i * Shape.Size, Shape.Size));
        }
    }
}
