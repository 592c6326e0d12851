namespace MultiModalRL.Environments;

/// <summary>The shapes of a picture, the hindmost first, and how plainly a caption must be true or false of them.</summary>
/// <param name="shapes">The shapes.</param>
/// <param name="clarity">
/// What the margins of comparisons are multiplied by: at 1 a caption that the eye could not judge is neither true nor false;
/// at 0 each is one of both.
/// </param>
internal sealed class ShapeWorldStyleWorld(ShapeWorldStyleShape[] shapes, float clarity)
{
    // Points along the picture's side of the lattices that overlaps are counted on: to see any overlap, and to measure it.
    private const int Fine = 200;
    private const int Coarse = 80;

    private readonly int[] overlaps = new int[shapes.Length * shapes.Length];

    public ReadOnlySpan<ShapeWorldStyleShape> Shapes => shapes;

    public float Clarity => clarity;

    /// <summary>The share of the picture that two of the shapes have in common.</summary>
    public float Overlap(int first, int second)
    {
        ref var known = ref overlaps[(first * shapes.Length) + second];
        if (known == 0)
        {
            known = 1 + CommonPoints(shapes[first], shapes[second], Fine);
        }

        return (known - 1) / (float)(Fine * Fine);
    }

    /// <summary>The share of the picture that two shapes have in common, nearly.</summary>
    public static float Overlap(ShapeWorldStyleShape first, ShapeWorldStyleShape second) => CommonPoints(first, second, Coarse) / (float)(Coarse * Coarse);

    /// <summary>The share of the picture that a shape covers alone, nearly.</summary>
    public static float Inside(ShapeWorldStyleShape shape)
    {
        // All of the picture is a square.
        var picture = new ShapeWorldStyleShape(ShapeWorldStyleForm.Square, 0, 0.5f, 0.5f, 0.5f, 0.5f, 0, 0);
        return Overlap(shape, picture);
    }

    private static int CommonPoints(ShapeWorldStyleShape first, ShapeWorldStyleShape second, int lattice)
    {
        if (first.DistanceTo(second) > first.Radius + second.Radius)
        {
            return 0;
        }

        var (turn, other) = (MathF.SinCos(2 * MathF.PI * first.Turn), MathF.SinCos(2 * MathF.PI * second.Turn));
        var (left, right) = Common(first.X, first.Radius, second.X, second.Radius, lattice);
        var (top, bottom) = Common(first.Y, first.Radius, second.Y, second.Radius, lattice);
        var points = 0;
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                var (x, y) = (column / (float)lattice, row / (float)lattice);
                points += first.Outside(x - first.X, y - first.Y, turn) == 0 && second.Outside(x - second.X, y - second.Y, other) == 0 ? 1 : 0;
            }
        }

        return points;
    }

    private static (int From, int To) Common(float first, float radius, float second, float other, int lattice) => (
        (int)MathF.Ceiling(lattice * Math.Max(first - radius, second - other)), (int)MathF.Floor(lattice * Math.Min(first + radius, second + other)));
}
