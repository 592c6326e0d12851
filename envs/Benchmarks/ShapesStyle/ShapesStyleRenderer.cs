using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Draws grids in the style of SHAPES: cells of 10 × 10 pixels on black, each with at most one centered shape. Measured on
/// the published pictures: half-sizes lie in 2.1 … 2.9 (small) and 3.1 … 3.95 pixels (big), edges are anti-aliased, and each
/// channel of a color is 255 or 0 moved by up to 51 and clipped. Stateless.
/// </summary>
internal static class ShapesStyleRenderer
{
    /// <summary>Pixels along each side of a cell.</summary>
    public const int CellPixels = 10;

    // Points along each side of a pixel that say how much of it is inside.
    private const int Points = 6;
    private const int Width = ShapesStyleQuery.Side * CellPixels;

    /// <summary>Draws a grid from its codes and a seed into row, column, channel (red, green, blue).</summary>
    public static void Draw(ReadOnlySpan<byte> grid, ulong seed, Span<byte> pixels)
    {
        pixels.Clear();
        var random = new RandomStream(seed);
        for (var cell = 0; cell < grid.Length; cell++)
        {
            if (grid[cell] > 0)
            {
                DrawCell(grid[cell] - 1, ref random, pixels[Offset(cell / ShapesStyleQuery.Side * CellPixels, cell % ShapesStyleQuery.Side * CellPixels)..]);
            }
        }
    }

    private static void DrawCell(int kind, ref RandomStream random, Span<byte> pixels)
    {
        var (color, shape) = (kind / 3, kind % 3);
        var size = random.NextInt(2) == 0 ? 2.1f + (0.8f * random.NextSingle()) : 3.1f + (0.85f * random.NextSingle());
        Span<float> channels = stackalloc float[3];
        for (var channel = 0; channel < 3; channel++)
        {
            channels[channel] = Math.Clamp((channel == color ? 255 : 0) + (102 * random.NextSingle()) - 51, 0, 255);
        }

        for (var row = 0; row < CellPixels; row++)
        {
            for (var column = 0; column < CellPixels; column++)
            {
                var inside = Inside(shape, size, row, column);
                for (var channel = 0; channel < 3; channel++)
                {
                    pixels[Offset(row, column) + channel] = (byte)((channels[channel] * inside) + 0.5f);
                }
            }
        }
    }

    private static float Inside(int shape, float size, int row, int column)
    {
        var points = 0;
        for (var point = 0; point < Points * Points; point++)
        {
            var x = Math.Abs(column + (((point % Points) + 0.5f) / Points) - (CellPixels / 2f));
            var y = row + (((point / Points) + 0.5f) / Points) - (CellPixels / 2f);
            points += IsInside(shape, size, x, y) ? 1 : 0;
        }

        return points / (float)(Points * Points);
    }

    private static bool IsInside(int shape, float size, float across, float down) => shape switch
    {
        0 => (across * across) + (down * down) < size * size,
        1 => across < size && Math.Abs(down) < size,
        // Upright, as high as its base is wide.
        _ => down < size && 2 * across < down + size,
    };

    private static int Offset(int row, int column) => ((row * Width) + column) * 3;
}
