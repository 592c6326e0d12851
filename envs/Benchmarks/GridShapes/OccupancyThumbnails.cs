using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>One bit a cell: 1 where it holds a shape.</summary>
/// <param name="examples">The grids.</param>
/// <param name="cellPixels">Pixels along each side of a cell.</param>
public sealed class OccupancyThumbnails(GridShapesExamples examples, int cellPixels) : IThumbnails
{
    /// <inheritdoc/>
    public ImmutableArray<int> Shape { get; } = [examples.Side, examples.Side, 1];

    /// <inheritdoc/>
    public double Cost { get; } = CostAt(cellPixels);

    /// <summary>Pixels shown ÷ pixels of the image: one a cell.</summary>
    internal static double CostAt(int cellPixels) => 1.0 / (cellPixels * cellPixels);

    /// <inheritdoc/>
    public void Read(int image, Span<float> values)
    {
        var grid = examples.Grid(image);
        for (var cell = 0; cell < grid.Length; cell++)
        {
            values[cell] = grid[cell] == 0 ? 0 : 1;
        }
    }
}
