using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The images of generated examples, drawn from their cells whenever they are asked for. Thread-safe.</summary>
public sealed class GridShapesImageStore : IImageStore
{
    private readonly GridShapesExamples examples;
    private readonly GridRenderer renderer;
    private readonly ulong seed;

    /// <summary>Makes the store: image i is the grid of example i.</summary>
    /// <param name="examples">The grids.</param>
    /// <param name="difficulty">Says what the cells' codes mean, and how much looks vary.</param>
    /// <param name="cellPixels">Pixels along each side of a cell.</param>
    /// <param name="seed">The seed of the looks.</param>
    public GridShapesImageStore(GridShapesExamples examples, GridDifficulty difficulty, int cellPixels, ulong seed)
    {
        (this.examples, this.seed) = (examples, seed);
        renderer = new GridRenderer(examples.Side, cellPixels, new ShapeKinds(difficulty), GridLook.Of(difficulty));
        Shape = new ImageShape(examples.Side * cellPixels, examples.Side * cellPixels, 3);
    }

    /// <inheritdoc/>
    public int Count => examples.Count;

    /// <inheritdoc/>
    public ImageShape Shape { get; }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            var imageSeed = RandomStream.Combine(seed, (ulong)handles[i]);
            renderer.Draw(examples.Grid(handles[i]), imageSeed, pixels.Slice(i * Shape.Size, Shape.Size));
        }
    }
}
