namespace MultiModalRL.Environments;

/// <summary>
/// A shape of a ShapeWorld picture. Lengths are shares of the picture's side, from its top left corner. Before it is turned
/// a triangle, a pentagon and a semicircle point down; <see cref="X"/> and <see cref="Y"/> are the middle of the extents.
/// </summary>
/// <param name="Form">What it is.</param>
/// <param name="Color">Its color, by number in <see cref="ShapeWorldStyleNoun.Colors"/>.</param>
/// <param name="X">The middle, from the left.</param>
/// <param name="Y">The middle, from the top.</param>
/// <param name="HalfWidth">Half its extent across, before it is turned.</param>
/// <param name="HalfHeight">Half its extent down, before it is turned.</param>
/// <param name="Turn">By how many full turns it is turned, [0, 1).</param>
/// <param name="Shade">How light it is: −1 black, 0 the pure color, 1 white.</param>
internal readonly record struct ShapeWorldStyleShape(
    ShapeWorldStyleForm Form, int Color, float X, float Y, float HalfWidth, float HalfHeight, float Turn, float Shade)
{
    private static readonly (float Sine, float Cosine) Pentagon36 = MathF.SinCos(MathF.PI / 5);
    private static readonly (float Sine, float Cosine) Pentagon72 = MathF.SinCos(2 * MathF.PI / 5);

    /// <summary>The share of the picture that it would cover alone and wholly inside.</summary>
    public float Area => Form switch
    {
        ShapeWorldStyleForm.Square or ShapeWorldStyleForm.Rectangle => 4 * HalfWidth * HalfHeight,
        ShapeWorldStyleForm.Triangle => 2 * HalfWidth * HalfHeight,
        ShapeWorldStyleForm.Pentagon => 2.5f * HalfWidth * HalfWidth / Pentagon72.Sine,
        // Five squares of a third of its width.
        ShapeWorldStyleForm.Cross => 20f / 9 * HalfWidth * HalfWidth,
        ShapeWorldStyleForm.Semicircle => MathF.PI / 2 * HalfWidth * HalfWidth,
        _ => MathF.PI * HalfWidth * HalfHeight,
    };

    /// <summary>No point of it is farther from its middle.</summary>
    public float Radius => MathF.Sqrt((HalfWidth * HalfWidth) + (HalfHeight * HalfHeight));

    /// <summary>The distance between the middles of two.</summary>
    public float DistanceTo(ShapeWorldStyleShape other) => MathF.Sqrt(((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y)));

    /// <summary>How far a point is outside, 0 where it is inside; of points beside a corner or an ellipse nearly so.</summary>
    /// <param name="x">The point, from the middle.</param>
    /// <param name="y">The point, from the middle.</param>
    /// <param name="turn">Sine and cosine of the shape's turn.</param>
    public float Outside(float x, float y, (float Sin, float Cos) turn)
    {
        var (across, down) = (Math.Abs((x * turn.Cos) + (y * turn.Sin)), (y * turn.Cos) - (x * turn.Sin));
        return Math.Max(0, Form switch
        {
            ShapeWorldStyleForm.Square or ShapeWorldStyleForm.Rectangle => OutsideOfBox(across, Math.Abs(down), HalfWidth, HalfHeight),
            ShapeWorldStyleForm.Cross => Math.Min(
                OutsideOfBox(across, Math.Abs(down), HalfWidth, HalfHeight / 3), OutsideOfBox(across, Math.Abs(down), HalfWidth / 3, HalfHeight)),
            // Its sides are inclined by 60°.
            ShapeWorldStyleForm.Triangle => Math.Max(-down - HalfHeight, (across * 0.8660254f) + ((down - HalfHeight) * 0.5f)),
            ShapeWorldStyleForm.Pentagon => OutsideOfPentagon(across, down),
            ShapeWorldStyleForm.Circle => MathF.Sqrt((across * across) + (down * down)) - HalfWidth,
            ShapeWorldStyleForm.Semicircle => OutsideOfSemicircle(across, down + HalfHeight),
            _ => OutsideOfEllipse(across, down),
        });
    }

    private static float OutsideOfBox(float across, float down, float width, float height)
    {
        var (beside, below) = (across - width, down - height);
        return beside > 0 && below > 0 ? MathF.Sqrt((beside * beside) + (below * below)) : Math.Max(beside, below);
    }

    private float OutsideOfPentagon(float across, float down)
    {
        // The corners' circle is farther up than the middle of the extents.
        var radius = HalfWidth / Pentagon72.Sine;
        var fromCenter = down + radius - HalfHeight;
        var side = Math.Max(
            (across * Pentagon36.Sine) + (fromCenter * Pentagon36.Cosine), (across * Pentagon72.Sine) - (fromCenter * Pentagon72.Cosine));
        return Math.Max(side, -fromCenter) - (radius * Pentagon36.Cosine);
    }

    private float OutsideOfSemicircle(float across, float fromFlat) => fromFlat >= 0
        ? MathF.Sqrt((across * across) + (fromFlat * fromFlat)) - HalfWidth
        : OutsideOfBox(across, -fromFlat, HalfWidth, 0);

    // The first step of Newton's method from the point toward the middle.
    private float OutsideOfEllipse(float across, float down)
    {
        var (u, v) = (across / HalfWidth, down / HalfHeight);
        var level = (u * u) + (v * v);
        if (level <= 1)
        {
            return 0;
        }

        var (slopeAcross, slopeDown) = (u / HalfWidth, v / HalfHeight);
        var root = MathF.Sqrt(level);
        return (root - 1) * root / MathF.Sqrt((slopeAcross * slopeAcross) + (slopeDown * slopeDown));
    }
}
