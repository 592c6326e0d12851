using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The images of generated scenes on white, drawn whenever they are asked for. Thread-safe.</summary>
/// <param name="scenes">The scenes; image i is scene i.</param>
public sealed class SortOfClevrImageStore(SortOfClevrScenes scenes) : IImageStore
{
    private const int Side = SortOfClevrScenes.Side;

    private static readonly ImmutableArray<(byte Red, byte Green, byte Blue)> Colors =
        [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 156, 0), (128, 128, 128), (255, 255, 0)];

    /// <inheritdoc/>
    public int Count => scenes.Count;

    /// <inheritdoc/>
    public ImageShape Shape { get; } = new(Side, Side, 3);

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            var image = pixels.Slice(i * Shape.Size, Shape.Size);
            image.Fill(255);
            var scene = scenes.Scene(handles[i]);
            for (var color = 0; color < scene.Length; color++)
            {
                Draw(scene[color], Colors[color], image);
            }
        }
    }

    private static void Draw(SortOfClevrObject thing, (byte Red, byte Green, byte Blue) color, Span<byte> image)
    {
        const int Radius = SortOfClevrScenes.Radius;
        for (var dy = -Radius; dy <= Radius; dy++)
        {
            for (var dx = -Radius; dx <= Radius; dx++)
            {
                if (!thing.IsCircle || (dx * dx) + (dy * dy) <= Radius * Radius)
                {
                    var at = (((thing.Y + dy) * Side) + thing.X + dx) * 3;
                    (image[at], image[at + 1], image[at + 2]) = color;
                }
            }
        }
    }
}
