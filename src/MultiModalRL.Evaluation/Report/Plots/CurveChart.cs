using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>
/// One metric over the steps of one or more runs. Long curves are cut into buckets of equal length: the line is each
/// bucket's mean, the band reaches from its least to its greatest value.
/// </summary>
internal sealed class CurveChart
{
    private const int Buckets = 160;

    private readonly record struct Bucket(double Step, double Mean, double Low, double High);

    private readonly string name;
    private readonly ImmutableArray<(LearningCurve Curve, int Series)> curves;

    /// <summary>A chart of curves with one tag; <paramref name="runs"/> orders the colours.</summary>
    public CurveChart(IEnumerable<LearningCurve> curves, IReadOnlyList<string> runs)
    {
        this.curves = [.. curves.Select(curve => (curve, runs.TakeWhile(run => run != curve.Run).Count()))];
        name = this.curves[0].Curve.Name;
    }

    /// <summary>Writes the chart.</summary>
    public void Write(HtmlWriter html)
    {
        var buckets = curves.Select(item => (Points: Reduce(item.Curve.Points), item.Series)).ToArray();
        var all = buckets.SelectMany(item => item.Points).ToArray();
        var steps = new Interval(Math.Min(0, all.Min(bucket => bucket.Step)), Math.Max(1, all.Max(bucket => bucket.Step)));
        var frame = new PlotFrame(
            400, 230, steps, Ticks.Widen(new Interval(all.Min(bucket => bucket.Low), all.Max(bucket => bucket.High)), 5))
        {
            Left = 58,
            Bottom = 40,
            XTitle = "step",
            TickCount = 5,
        };

        html.Open("figure", ("class", "curve")).Element("figcaption", name.Replace('_', ' '));
        frame.Open(html, $"{name} over steps");
        foreach (var (points, series) in buckets)
        {
            Draw(html, frame, points, "s" + Figures.Coordinate(series % 9));
        }

        html.Close().Close();
    }

    private static void Draw(HtmlWriter html, PlotFrame frame, Bucket[] points, string style)
    {
        html.Open("g", ("class", style));
        if (points.Any(point => point.High > point.Low))
        {
            var edge = points.Select(point => (point.Step, point.High)).Concat(points.Reverse().Select(point => (point.Step, point.Low)));
            html.Path("band", frame.Path(edge) + "Z");
        }

        if (points.Length == 1)
        {
            html.Path("marker", Svg.Marker(0, frame.X(points[0].Step), frame.Y(points[0].Mean), 4));
        }
        else
        {
            html.Path("line", frame.Path(points.Select(point => (point.Step, point.Mean))));
        }

        html.Close();
    }

    private static Bucket[] Reduce(ImmutableArray<CurvePoint> points)
    {
        var count = Math.Min(Buckets, points.Length);
        var buckets = new Bucket[count];
        for (var i = 0; i < count; i++)
        {
            var (start, end) = ((int)((long)i * points.Length / count), (int)((i + 1L) * points.Length / count));
            var part = points.AsSpan()[start..end];
            var (step, mean, low, high) = (0.0, 0.0, double.PositiveInfinity, double.NegativeInfinity);
            foreach (var point in part)
            {
                (step, mean) = (step + ((double)point.Step / part.Length), mean + (point.Value / part.Length));
                (low, high) = (Math.Min(low, point.Value), Math.Max(high, point.Value));
            }

            buckets[i] = new Bucket(step, mean, low, high);
        }

        return buckets;
    }
}
