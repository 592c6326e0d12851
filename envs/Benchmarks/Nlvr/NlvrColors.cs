using System.Numerics;

namespace MultiModalRL.Environments;

/// <summary>
/// Renames the colors of a box. A pixel is a mixture of the box's gray and the three colors of objects, whose differences from
/// that gray span all of RGB: so a renaming is one affine map, edges that are smoothed included.
/// </summary>
internal sealed class NlvrColors
{
    private const float Gray = 211;

    // By row: yellow, black, blue, less the gray.
    private static readonly Matrix4x4 Differences = new(
        255 - Gray, 255 - Gray, -Gray, 0,
        -Gray, -Gray, -Gray, 0,
        -Gray, 153 - Gray, 255 - Gray, 0,
        0, 0, 0, 1);

    private readonly Matrix4x4 map;

    /// <summary>Prepares a renaming.</summary>
    /// <param name="colors">What each of yellow, black and blue becomes.</param>
    public NlvrColors(ReadOnlySpan<int> colors)
    {
        Matrix4x4.Invert(Differences, out var mixture);
        var renamed = Differences;
        for (var color = 0; color < colors.Length; color++)
        {
            renamed[color, 0] = Differences[colors[color], 0];
            renamed[color, 1] = Differences[colors[color], 1];
            renamed[color, 2] = Differences[colors[color], 2];
        }

        map = mixture * renamed;
    }

    /// <summary>Renames the colors of RGB pixels in place.</summary>
    public void Apply(Span<byte> pixels)
    {
        for (var i = 0; i < pixels.Length; i += 3)
        {
            // Most of a box is plain.
            if (pixels[i] == (byte)Gray && pixels[i + 1] == (byte)Gray && pixels[i + 2] == (byte)Gray)
            {
                continue;
            }

            var renamed = Vector3.Transform(new Vector3(pixels[i] - Gray, pixels[i + 1] - Gray, pixels[i + 2] - Gray), map);
            (pixels[i], pixels[i + 1], pixels[i + 2]) = (Byte(renamed.X), Byte(renamed.Y), Byte(renamed.Z));
        }
    }

    private static byte Byte(float difference) => (byte)Math.Clamp(MathF.Round(Gray + difference), 0, 255);
}
