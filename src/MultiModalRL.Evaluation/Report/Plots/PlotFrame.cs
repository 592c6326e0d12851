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

    /// <summary>What the numbers along the bottom are.</summary>
    public string XTitle { get; init; } = "";

    /// <summary>What the numbers along the left side are.</summary>
    public string YTitle { get; init; } = "";

    /// <summary>How the numbers along the left side are printed.</summary>
    public Func<double, string> YLabel { get; init; } = Figures.Axis;

    /// <summary>About how many numbers stand along each side.</summary>
    public int TickCount { get; init; } = 8;

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
    public void Open(HtmlWriter html, string description)
    {
        html.Open(
            "svg",
            ("viewBox", $"0 0 {Figures.Coordinate(Width)} {Figures.Coordinate(Height)}"),
            ("class", "plot"),
            ("role", "img"),
            ("aria-label", description));
        var (bottom, right) = (Height - Bottom, Width - Right);
        foreach (var tick in Ticks.Of(YRange, TickCount))
        {
            html.Line("grid", Left, Y(tick), right, Y(tick));
            html.Label("tick end", Left - 7, Y(tick) + 4, YLabel(tick));
        }

        foreach (var tick in Ticks.Of(XRange, TickCount))
        {
            html.Line("grid", X(tick), Top, X(tick), bottom);
            html.Label("tick middle", X(tick), bottom + 17, Figures.Axis(tick));
        }

        html.Line("axis", Left, bottom, right, bottom);
        html.Label("axis-title middle", (Left + right) / 2, Height - 8, XTitle);
        var place = $"translate(15 {Figures.Coordinate((Top + bottom) / 2)}) rotate(-90)";
        html.Element("text", YTitle, ("class", "axis-title middle"), ("transform", place));
    }
}
