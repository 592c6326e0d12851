namespace MultiModalRL.Evaluation;

/// <summary>
/// Where numbers lie in a drawing. Plots are written as SVG here rather than by a plotting library because such libraries
/// measure text with the system's fonts: where there are none (a bare Debian), they leave all labels out. Text in SVG is
/// set by whoever looks at it, and takes the page's colours, light or dark.
/// </summary>
/// <param name="Width">The drawing's width.</param>
/// <param name="Height">The drawing's height.</param>
/// <param name="XRange">The numbers along the bottom.</param>
/// <param name="YRange">The numbers along the left side.</param>
internal sealed record PlotFrame(double Width, double Height, Interval XRange, Interval YRange)
{
    /// <summary>Room to the left of the axes.</summary>
    public double Left { get; init; } = 56;

    /// <summary>Room to the right of the axes.</summary>
    public double Right { get; init; } = 18;

    /// <summary>Room above the axes.</summary>
    public double Top { get; init; } = 12;

    /// <summary>Room below the axes.</summary>
    public double Bottom { get; init; } = 46;

    /// <summary>The drawing's x of a number.</summary>
    public double X(double value) =>
        Left + ((Width - Left - Right) * (value - XRange.Low) / (XRange.High - XRange.Low));

    /// <summary>The drawing's y of a number.</summary>
    public double Y(double value) =>
        Height - Bottom - ((Height - Top - Bottom) * (value - YRange.Low) / (YRange.High - YRange.Low));

    /// <summary>The path of some points.</summary>
    public string Path(IEnumerable<(double X, double Y)> points) => "M" + string.Join(
        'L', points.Select(point => $"{Figures.Coordinate(X(point.X))} {Figures.Coordinate(Y(point.Y))}"));

    /// <summary>Starts the drawing: grid, axes, tick labels, axis titles.</summary>
    public void Open(HtmlWriter html, string description, string xTitle, string yTitle, Func<double, string> xLabel, Func<double, string> yLabel, int ticks)
    {
        html.Open("svg", ("viewBox", $"0 0 {Figures.Coordinate(Width)} {Figures.Coordinate(Height)}"), ("class", "plot"), ("role", "img"), ("aria-label", description));
        var (bottom, right) = (Height - Bottom, Width - Right);
        foreach (var tick in Ticks.Of(YRange, ticks))
        {
            html.Line("grid", Left, Y(tick), right, Y(tick));
            html.Label("tick end", Left - 7, Y(tick) + 4, yLabel(tick));
        }

        foreach (var tick in Ticks.Of(XRange, ticks))
        {
            html.Line("grid", X(tick), Top, X(tick), bottom);
            html.Label("tick middle", X(tick), bottom + 17, xLabel(tick));
        }

        html.Line("axis", Left, bottom, right, bottom);
        html.Label("axis-title middle", (Left + right) / 2, Height - 8, xTitle);
        if (yTitle.Length > 0)
        {
            var (x, y) = (Figures.Coordinate(15), Figures.Coordinate((Top + bottom) / 2));
            html.Element("text", yTitle, ("class", "axis-title middle"), ("transform", $"translate({x} {y}) rotate(-90)"));
        }
    }
}
