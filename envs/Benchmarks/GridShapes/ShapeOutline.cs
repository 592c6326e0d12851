namespace MultiModalRL.Environments;

/// <summary>The outlines of the shape words, as signed distances in units of the cell: negative inside.</summary>
internal static class ShapeOutline
{
    /// <summary>The distance of a point from a shape's outline.</summary>
    /// <param name="shape">The shape's index in <see cref="ShapeKinds.Shapes"/>.</param>
    /// <param name="x">To the right of the shape's center.</param>
    /// <param name="y">Below the shape's center.</param>
    /// <param name="size">1 for the usual size; the largest outline then reaches 0.4 from the center.</param>
    public static float Distance(int shape, float x, float y, float size)
    {
        var (across, down) = (Math.Abs(x), Math.Abs(y));
        return shape switch
        {
            0 => MathF.Sqrt((x * x) + (y * y)) - (0.37f * size),
            1 => Math.Max(across, down) - (0.36f * size),
            2 => Triangle(across, y, size),
            3 => Math.Max(Math.Min(across, down) - (0.12f * size), Math.Max(across, down) - (0.4f * size)),
            _ => Math.Abs(MathF.Sqrt((x * x) + (y * y)) - (0.3f * size)) - (0.09f * size),
        };
    }

    /// <summary>Upright, height and base 0.8: its flanks' normals are (2, −1)/√5.</summary>
    private static float Triangle(float across, float y, float size) =>
        Math.Max(y - (0.4f * size), ((2 * across) - y - (0.4f * size)) * 0.4472136f);
}
