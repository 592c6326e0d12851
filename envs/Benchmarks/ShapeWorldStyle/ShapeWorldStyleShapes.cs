using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Draws the shapes of a world. Measured on the published worlds: half-widths lie in .05 … .125, shades in −.4 … .4, turns are
/// uniform, and no shape has more than a quarter outside of the picture or behind another one. Stateless.
/// </summary>
internal static class ShapeWorldStyleShapes
{
    private const float MostHidden = 0.25f;
    private const float FlattestHalfHeight = 0.0235f;
    private const int MostTries = 50;

    /// <summary>Draws the shapes, the hindmost first; fewer than drawn for where no place is left.</summary>
    public static ShapeWorldStyleShape[] Draw(ref RandomStream random, ShapeWorldStyleKind kind)
    {
        var wanted = kind.Fewest + random.NextInt(kind.Most - kind.Fewest + 1);
        var colors = Choose(ref random, ShapeWorldStyleNoun.Colors.Length, kind.IsNarrow);
        var forms = Choose(ref random, ShapeWorldStyleNoun.Forms.Length, kind.IsNarrow);
        var shapes = new List<ShapeWorldStyleShape>(wanted);
        for (var tries = 0; shapes.Count < wanted && tries < MostTries * wanted; tries++)
        {
            var shape = DrawOne(ref random, (ShapeWorldStyleForm)forms[random.NextInt(forms.Length)], colors[random.NextInt(colors.Length)]);
            if (Fits(shape, shapes))
            {
                shapes.Add(shape);
            }
        }

        return [.. shapes];
    }

    // Two or more of a number of things, all of them where a world isn't narrow.
    private static int[] Choose(ref RandomStream random, int count, bool isNarrow)
    {
        int[] chosen = [.. Enumerable.Range(0, count)];
        random.Shuffle<int>(chosen);
        return isNarrow ? chosen[..(2 + random.NextInt(count - 2))] : chosen;
    }

    private static ShapeWorldStyleShape DrawOne(ref RandomStream random, ShapeWorldStyleForm form, int color)
    {
        float width, height;
        do
        {
            width = 0.05f + (0.075f * random.NextSingle());
            height = form switch
            {
                ShapeWorldStyleForm.Rectangle or ShapeWorldStyleForm.Ellipse => width / (2 + random.NextSingle()),
                ShapeWorldStyleForm.Semicircle => width / 2,
                ShapeWorldStyleForm.Triangle => width * 0.8660254f,
                // Of a regular one, (1 + cos 36°) / (2 sin 72°).
                ShapeWorldStyleForm.Pentagon => width * 0.9510565f,
                _ => width,
            };
        }
        while (height < FlattestHalfHeight);
        return new(form, color, random.NextSingle(), random.NextSingle(), width, height, random.NextSingle(), (0.8f * random.NextSingle()) - 0.4f);
    }

    private static bool Fits(ShapeWorldStyleShape shape, List<ShapeWorldStyleShape> others)
    {
        foreach (var other in others)
        {
            if (ShapeWorldStyleWorld.Overlap(other, shape) > MostHidden * other.Area)
            {
                return false;
            }
        }

        return IsInside(shape) || ShapeWorldStyleWorld.Inside(shape) > (1 - MostHidden) * shape.Area;
    }

    private static bool IsInside(ShapeWorldStyleShape shape) =>
        Math.Min(Math.Min(shape.X, 1 - shape.X), Math.Min(shape.Y, 1 - shape.Y)) > shape.Radius;
}
