namespace MultiModalRL.Environments;

/// <summary>
/// Draws shapes in the style of ShapeWorld, on black, each over those before it. Measured on the published pictures: a point
/// of the world lies at pixel 2 + 95 times its coordinate, and a pixel fades out over a hundredth of the world. Stateless.
/// </summary>
internal static class ShapeWorldStyleRenderer
{
    /// <summary>Pixels along each side of a picture.</summary>
    public const int Side = 100;

    private const float Border = 2;
    private const float Scale = 95;
    private const float Fade = 0.01f;

    /// <summary>Draws into row, column, channel (red, green, blue).</summary>
    public static void Draw(ReadOnlySpan<ShapeWorldStyleShape> shapes, Span<byte> pixels)
    {
        pixels.Clear();
        foreach (var shape in shapes)
        {
            Draw(shape, pixels);
        }
    }

    private static void Draw(ShapeWorldStyleShape shape, Span<byte> pixels)
    {
        var turn = MathF.SinCos(2 * MathF.PI * shape.Turn);
        var (red, green, blue) = Channels(shape);
        var (left, right) = Pixels(shape.X, shape.Radius);
        var (top, bottom) = Pixels(shape.Y, shape.Radius);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                var outside = shape.Outside(((column - Border) / Scale) - shape.X, ((row - Border) / Scale) - shape.Y, turn);
                var cover = 1 - (outside / Fade);
                if (cover > 0)
                {
                    var pixel = pixels.Slice(((row * Side) + column) * 3, 3);
                    pixel[0] = Over(pixel[0], red, cover);
                    pixel[1] = Over(pixel[1], green, cover);
                    pixel[2] = Over(pixel[2], blue, cover);
                }
            }
        }
    }

    private static (int From, int To) Pixels(float middle, float radius) => (
        Math.Max(0, (int)(Border + (Scale * (middle - radius - Fade)))), Math.Min(Side - 1, (int)(Border + (Scale * (middle + radius + Fade))) + 1));

    private static (float Red, float Green, float Blue) Channels(ShapeWorldStyleShape shape)
    {
        var (red, green, blue) = ShapeWorldStyleNoun.Channels(shape.Color);
        return (Shaded(red, shape.Shade), Shaded(green, shape.Shade), Shaded(blue, shape.Shade));
    }

    private static float Shaded(float channel, float shade) => 255 * (shade < 0 ? channel * (1 + shade) : channel + ((1 - channel) * shade));

    // The published pictures cut fractions off.
    private static byte Over(byte below, float channel, float cover) => (byte)(below + ((channel - below) * cover));
}
