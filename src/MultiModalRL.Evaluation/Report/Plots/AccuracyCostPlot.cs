using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>Accuracy against normalised cost: every policy with its errors, the fronts, the agent's hyper-volume.</summary>
internal sealed class AccuracyCostPlot
{
    private readonly ReportModel model;
    private readonly ImmutableArray<ResultSeries> series;
    private readonly PlotFrame frame;

    public AccuracyCostPlot(ReportModel model, ImmutableArray<ResultSeries> series)
    {
        (this.model, this.series) = (model, series);
        var lowest = model.Results.Min(result => Known(result.AccuracyCi95, result.Accuracy).Low);
        var dearest = model.Results.Max(result => Known(result.CostCi95, result.CostMean).High);
        frame = new PlotFrame(
            880,
            520,
            Ticks.Widen(new Interval(-0.02, Math.Max(1.02, dearest)), 50),
            Ticks.Widen(new Interval(lowest - 0.01, 1.005), 50))
        {
            Left = 64,
            XTitle = "normalised cost c (1 = everything revealed)",
            YTitle = "accuracy",
            YLabel = value => Figures.Percent(value).Replace(".0", "", StringComparison.Ordinal),
        };
    }

    /// <summary>Writes the drawing and its legend.</summary>
    public void Write(HtmlWriter html)
    {
        html.Open("figure").Open("div", ("class", "scroll"));
        frame.Open(html, "Accuracy against normalised cost of every policy");
        WriteFronts(html);
        foreach (var item in series.Reverse())
        {
            WriteSeries(html, item);
        }

        WriteLabels(html);
        html.Close().Close();
        WriteLegend(html);
        html.Close();
    }

    private void WriteFronts(HtmlWriter html)
    {
        if (!model.Fronts.IsEmpty)
        {
            WriteHyperVolume(html, model.Fronts[0]);
        }

        var front = ParetoFront.Of(model.Results.Select(result => new ParetoPoint(result.Agent, result.CostMean, result.Accuracy)));
        html.Path("front", frame.Path(Stairs(front.Points, frame.XRange.High)));
    }

    private void WriteHyperVolume(HtmlWriter html, FrontSummary summary)
    {
        var reference = summary.Reference;
        var points = summary.Front
            .Where(point => point.Cost < reference.Cost && point.Accuracy > reference.Accuracy)
            .ToArray();
        if (points.Length == 0)
        {
            return;
        }

        var outline = Stairs(points, reference.Cost).Append((reference.Cost, reference.Accuracy)).Append((points[0].Cost, reference.Accuracy));
        html.Path(
            "volume",
            frame.Path(outline) + "Z",
            $"hyper-volume of {summary.Name}: {Figures.Number(summary.HyperVolume)} {Figures.Numbers(summary.HyperVolumeCi95)}");
        html.Path(
            "reference",
            Svg.Marker(5, frame.X(reference.Cost), frame.Y(reference.Accuracy), 4),
            $"reference: cost {Figures.Axis(reference.Cost)}, accuracy {Figures.Percent(reference.Accuracy)}");
    }

    private static IEnumerable<(double X, double Y)> Stairs(IReadOnlyList<ParetoPoint> points, double end)
    {
        for (var i = 0; i < points.Count; i++)
        {
            yield return (points[i].Cost, points[i].Accuracy);
            yield return (i + 1 < points.Count ? points[i + 1].Cost : end, points[i].Accuracy);
        }
    }

    private void WriteSeries(HtmlWriter html, ResultSeries item)
    {
        html.Open("g", ("class", item.IsAgent ? item.Style + " agent" : item.Style));
        if (item.Results.Length > 1)
        {
            html.Path("line", frame.Path(item.Results.Select(result => (result.CostMean, result.Accuracy))));
        }

        foreach (var result in item.Results)
        {
            var (x, y) = (frame.X(result.CostMean), frame.Y(result.Accuracy));
            var (accuracy, cost) = (Known(result.AccuracyCi95, result.Accuracy), Known(result.CostCi95, result.CostMean));
            html.Line("error", x, frame.Y(accuracy.Low), x, frame.Y(accuracy.High));
            html.Line("error", frame.X(cost.Low), y, frame.X(cost.High), y);
            html.Path("marker", Svg.Marker(item.Index, x, y, item.IsAgent ? 6 : 4.2), Tooltip(result));
        }

        html.Close();
    }

    private void WriteLabels(HtmlWriter html)
    {
        var placer = new LabelPlacer(frame);
        foreach (var result in model.Results)
        {
            placer.Occupy(frame.X(result.CostMean), frame.Y(result.Accuracy), 5);
        }

        foreach (var item in series.OrderBy(item => item.IsAgent ? 0 : item.Results.Length == 1 ? 1 : 2))
        {
            foreach (var result in item.Results)
            {
                var style = item.IsAgent ? "name strong" : item.Results.Length == 1 ? "name" : "name faint";
                placer.Place(html, style, frame.X(result.CostMean), frame.Y(result.Accuracy), item.MemberLabel(result));
            }
        }
    }

    private void WriteLegend(HtmlWriter html)
    {
        html.Open("figcaption").Open("ul", ("class", "legend"));
        foreach (var item in series)
        {
            html.Open("li", ("class", item.IsAgent ? "agent" : ""));
            html.Open("svg", ("viewBox", "0 0 16 16"), ("class", item.Style), ("aria-hidden", "true"));
            html.Path("marker", Svg.Marker(item.Index, 8, 8, 4.6));
            html.Close().Text(item.Name).Close();
        }

        html.Open("li").Open("svg", ("viewBox", "0 0 24 16"), ("class", "wide"), ("aria-hidden", "true"));
        html.Path("front", "M1 11L9 11L9 5L23 5");
        html.Close().Text("Pareto front of all").Close();
        if (!model.Fronts.IsEmpty)
        {
            html.Open("li").Open("svg", ("viewBox", "0 0 16 16"), ("aria-hidden", "true"));
            html.Path("volume", "M1 2L15 2L15 14L1 14Z");
            html.Close().Text($"hyper-volume of {model.Fronts[0].Name}").Close();
        }

        html.Close().Close();
    }

    private static string Tooltip(EvaluationResult result) =>
        $"{result.Agent}: accuracy {Figures.Percent(result.Accuracy)} {Figures.Percents(result.AccuracyCi95)}, cost {Figures.Number(result.CostMean)} {Figures.Numbers(result.CostCi95)}";

    private static Interval Known(Interval interval, double value) => interval.IsKnown ? interval : new Interval(value, value);
}
