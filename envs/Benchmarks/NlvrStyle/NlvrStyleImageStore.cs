using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The pictures of scenes as NLVR has them, 400 × 100 pixels, drawn whenever they are asked for. Thread-safe.</summary>
/// <param name="scenes">The scenes; picture i is of scene i.</param>
internal sealed class NlvrStyleImageStore(ImmutableArray<NlvrScene> scenes) : IImageStore
{
    /// <summary>What is stored: three boxes of 100 × 100 pixels with gaps of 50.</summary>
    public static readonly ImageShape Stored = new(NlvrItem.BoxPixels, 400, 3);

    private const int Gap = 50;
    private const byte GapGray = 128;
    private const byte BoxGray = 211;

    // Points along each side of a pixel that say how much of it is inside.
    private const int Points = 4;

    private static readonly ImmutableArray<(byte Red, byte Green, byte Blue)> Colors = [(255, 255, 0), (0, 0, 0), (0, 153, 255)];

    /// <inheritdoc/>
    public int Count => scenes.Length;

    /// <inheritdoc/>
    public ImageShape Shape => Stored;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            var image = pixels.Slice(i * Shape.Size, Shape.Size);
            image.Fill(GapGray);
            var boxes = scenes[handles[i]].Boxes;
            for (var box = 0; box < boxes.Length; box++)
            {
                Draw(boxes[box], box * (NlvrItem.BoxPixels + Gap), image);
            }
        }
    }

    private void Draw(ImmutableArray<NlvrItem> box, int left, Span<byte> image)
    {
        for (var row = 0; row < NlvrItem.BoxPixels; row++)
        {
            image.Slice(((row * Shape.Width) + left) * 3, NlvrItem.BoxPixels * 3).Fill(BoxGray);
        }

        foreach (var thing in box)
        {
            var color = Colors[thing.Color];
            for (var at = 0; at < thing.Size * thing.Size; at++)
            {
                var inside = Inside(thing, at / thing.Size, at % thing.Size);
                var pixel = image.Slice((((thing.Y + (at / thing.Size)) * Shape.Width) + left + thing.X + (at % thing.Size)) * 3, 3);
                (pixel[0], pixel[1], pixel[2]) = (Mix(color.Red, inside), Mix(color.Green, inside), Mix(color.Blue, inside));
            }
        }
    }

    private static byte Mix(byte color, int inside) => (byte)(BoxGray + ((color - BoxGray) * inside / (Points * Points)));

    // How many of a pixel's points are inside the shape.
    private static int Inside(NlvrItem thing, int row, int column)
    {
        if (thing.Shape == 1)
        {
            return Points * Points;
        }

        var points = 0;
        var half = thing.Size / 2f;
        for (var point = 0; point < Points * Points; point++)
        {
            var across = column + (((point % Points) + 0.5f) / Points) - half;
            var down = row + (((point / Points) + 0.5f) / Points);
            points += (thing.Shape == 0 ? (across * across) + ((down - half) * (down - half)) <= half * half : Math.Abs(across) <= down / 2) ? 1 : 0;
        }

        return points;
    }
}
