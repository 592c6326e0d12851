using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Draws grids. A cell's pixels depend on its own code and the image's seed alone and stay within its square, so that a
/// cell shown tells nothing of the others. Stateless.
/// </summary>
/// <param name="side">Cells along each side.</param>
/// <param name="cellPixels">Pixels along each side of a cell.</param>
/// <param name="shapes">The kinds of shape.</param>
/// <param name="look">How much looks vary.</param>
internal sealed class GridRenderer(int side, int cellPixels, ShapeKinds shapes, GridLook look)
{
    private static readonly ImmutableArray<GridPixel> Colors =
    [
        new(215, 45, 45), new(40, 165, 60), new(50, 80, 220), new(225, 195, 35), new(165, 50, 190), new(40, 190, 200),
    ];

    private static readonly GridPixel Dark = new(30, 30, 32);
    private static readonly GridPixel Pale = new(226, 224, 220);

    private readonly int width = side * cellPixels;

    /// <summary>Draws a grid from its codes and a seed.</summary>
    /// <param name="grid">The cells' codes.</param>
    /// <param name="seed">Decides the background, the jitter and the noise.</param>
    /// <param name="pixels">Receives row, column, channel.</param>
    public void Draw(ReadOnlySpan<byte> grid, ulong seed, Span<byte> pixels)
    {
        var random = new RandomStream(seed);
        var background = (random.NextInt(2) == 0 ? Dark : Pale).Jitter(ref random, look.ColorJitter);
        for (var cell = 0; cell < grid.Length; cell++)
        {
            DrawCell(grid[cell], background, new RandomStream(random.NextUInt64()), pixels[Offset(cell / side * cellPixels, cell % side * cellPixels)..]);
        }
    }

    private void DrawCell(int code, GridPixel background, RandomStream random, Span<byte> pixels)
    {
        var color = code == 0 ? background : Colors[shapes.ColorOf(code)].Jitter(ref random, look.ColorJitter);
        var shape = code == 0 ? 0 : shapes.ShapeOf(code);
        var (left, top) = (0.5f + Spread(ref random, look.Shift), 0.5f + Spread(ref random, look.Shift));
        var size = 1 + Spread(ref random, look.Growth);
        var (ground, difference) = (background.Lanes, color.Lanes - background.Lanes);
        for (var row = 0; row < cellPixels; row++)
        {
            var line = pixels.Slice(Offset(row, 0), cellPixels * 3);
            var y = ((row + 0.5f) / cellPixels) - top;
            for (var column = 0; column < cellPixels; column++)
            {
                var x = ((column + 0.5f) / cellPixels) - left;
                // Anti-aliased: the share of the pixel inside, taking the outline for straight within it.
                var inside = Math.Clamp(0.5f - (ShapeOutline.Distance(shape, x, y, size) * cellPixels), 0, 1);
                Write(line[(3 * column)..], ground, difference, inside, random.NextUInt64());
            }
        }
    }

    /// <summary>Mixes two colors and adds noise, 16 bits a channel; all channels at once.</summary>
    private void Write(Span<byte> pixel, Vector128<float> background, Vector128<float> difference, float inside, ulong noise)
    {
        var drawn = Vector128.ConvertToSingle(Vector128.Create((int)(ushort)noise, (int)(ushort)(noise >> 16), (int)(ushort)(noise >> 32), 0));
        var amount = Vector128.Create((float)look.Noise);
        var moved = (drawn * Vector128.Create(2f / 65535) * amount) - amount;
        var mixed = background + (difference * Vector128.Create(inside)) + moved;
        var channels = Vector128.ConvertToInt32(Vector128.Min(Vector128.Max(mixed, Vector128<float>.Zero), Vector128.Create(255f)) + Vector128.Create(0.5f));
        pixel[2] = (byte)channels[2];
        pixel[1] = (byte)channels[1];
        pixel[0] = (byte)channels[0];
    }

    private int Offset(int row, int column) => ((row * width) + column) * 3;

    private static float Spread(ref RandomStream random, float amount) => ((2 * random.NextSingle()) - 1) * amount;
}
