namespace MultiModalRL.Environments;

/// <summary>
/// Compares shapes, in margins: what differs by more than one is plain to the eye, and published captions are as plain. Stateless.
/// </summary>
internal static class ShapeWorldStyleMeasuring
{
    private const float Position = 0.05f;
    private const float Size = 0.005f;
    private const float Shade = 0.2f;
    private const float Distance = 0.12f;
    private const float Overlap = 0.001f;

    /// <summary>By how many margins a shape has more of a measure than another.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="world">The world.</param>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    /// <param name="from">What distances are measured from.</param>
    public static float Difference(ShapeWorldStyleMeasure measure, ShapeWorldStyleWorld world, int first, int second, int from)
    {
        var (one, other) = (world.Shapes[first], world.Shapes[second]);
        return measure switch
        {
            ShapeWorldStyleMeasure.X => (one.X - other.X) / Position,
            ShapeWorldStyleMeasure.Y => (one.Y - other.Y) / Position,
            ShapeWorldStyleMeasure.Depth => (first > second ? 1 : -1) * world.Overlap(first, second) / Overlap,
            ShapeWorldStyleMeasure.Size => (one.Area - other.Area) / Size,
            ShapeWorldStyleMeasure.Shade => (one.Shade - other.Shade) / Shade,
            ShapeWorldStyleMeasure.Form => one.Form == other.Form ? 2 : -2,
            ShapeWorldStyleMeasure.Color => one.Color == other.Color ? 2 : -2,
            _ => (one.DistanceTo(world.Shapes[from]) - other.DistanceTo(world.Shapes[from])) / Distance,
        };
    }
}
