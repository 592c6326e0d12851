namespace MultiModalRL.Evaluation;

/// <summary>Shapes of drawings.</summary>
internal static class Svg
{
    /// <summary>How many markers look different.</summary>
    public const int MarkerCount = 7;

    /// <summary>A straight line.</summary>
    public static void Line(this HtmlWriter html, string style, double x1, double y1, double x2, double y2) => html.Void(
        "line",
        ("class", style),
        ("x1", Figures.Coordinate(x1)),
        ("y1", Figures.Coordinate(y1)),
        ("x2", Figures.Coordinate(x2)),
        ("y2", Figures.Coordinate(y2)));

    /// <summary>A rectangle.</summary>
    public static void Rectangle(this HtmlWriter html, string style, double x, double y, double width, double height) => html.Void(
        "rect",
        ("class", style),
        ("x", Figures.Coordinate(x)),
        ("y", Figures.Coordinate(y)),
        ("width", Figures.Coordinate(width)),
        ("height", Figures.Coordinate(height)));

    /// <summary>Text; the style says how it is anchored.</summary>
    public static void Label(this HtmlWriter html, string style, double x, double y, string text) => html.Element(
        "text", text, ("class", style), ("x", Figures.Coordinate(x)), ("y", Figures.Coordinate(y)));

    /// <summary>A path, with a tooltip where one is given.</summary>
    public static void Path(this HtmlWriter html, string style, string data, string? tooltip = null)
    {
        html.Open("path", ("class", style), ("d", data));
        if (tooltip is not null)
        {
            html.Element("title", tooltip);
        }

        html.Close();
    }

    /// <summary>The outline of a marker: shapes differ so that colours need not be told apart.</summary>
    public static string Marker(int series, double x, double y, double radius)
    {
        (double X, double Y)[] corners = (series % MarkerCount) switch
        {
            1 => [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
            2 => [(0, -1.1), (1.05, 0.8), (-1.05, 0.8)],
            3 => [(0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)],
            4 => [(0, 1.1), (-1.05, -0.8), (1.05, -0.8)],
            5 => [(-0.4, -1.1), (0.4, -1.1), (0.4, -0.4), (1.1, -0.4), (1.1, 0.4), (0.4, 0.4), (0.4, 1.1), (-0.4, 1.1), (-0.4, 0.4), (-1.1, 0.4), (-1.1, -0.4), (-0.4, -0.4)],
            6 => [(0, -1.2), (1.14, -0.37), (0.71, 0.97), (-0.71, 0.97), (-1.14, -0.37)],
            _ => Circle,
        };
        return "M" + string.Join('L', corners.Select(corner =>
            $"{Figures.Coordinate(x + (radius * corner.X))} {Figures.Coordinate(y + (radius * corner.Y))}")) + "Z";
    }

    private static readonly (double X, double Y)[] Circle =
        [.. Enumerable.Range(0, 20).Select(i => (Math.Cos(Math.PI * i / 10), Math.Sin(Math.PI * i / 10)))];
}
