using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>The table of results.</summary>
internal static class ResultsSection
{
    public static void Write(HtmlWriter html, ReportModel model, ImmutableArray<ResultSeries> series)
    {
        if (model.Results.IsEmpty)
        {
            return;
        }

        html.OpenSection(
            "results",
            "Results",
            "One row a policy, greedy actions, every example once. Accuracy follows the benchmark's official rule per item. Cost is the normalised cost c: 0 nothing revealed, 1 everything. The small drawing shows the accuracy and its interval on the scale below its heading.");
        var scale = Ticks.Widen(new Interval(model.Results.Min(result => result.AccuracyCi95.Low), 1), 10);
        html.OpenTable("policy", "λ", "accuracy", $"{Figures.Percent(scale.Low)} … {Figures.Percent(scale.High)}", "cost", "actions", "episodes");
        foreach (var (item, result) in SectionWriter.Rows(series))
        {
            html.Open("tr", ("class", SectionWriter.RowStyle(item))).RowName(item, result.Agent);
            html.Number(item.IsAgent && result.Price is { } price ? Figures.Price(price) : "");
            html.Number(Figures.Percent(result.Accuracy), Figures.Percents(result.AccuracyCi95));
            WriteWhisker(html, item, result, scale);
            html.Number(Figures.Number(result.CostMean), Figures.Numbers(result.CostCi95));
            html.Number(Figures.Axis(Math.Round(result.ActionsMean, 2))).Number(Figures.Count(result.Episodes)).Close();
        }

        html.CloseTable().Close();
    }

    private static void WriteWhisker(HtmlWriter html, ResultSeries item, EvaluationResult result, Interval scale)
    {
        var frame = new PlotFrame(150, 16, scale, new Interval(0, 1)) { Left = 4, Right = 4, Top = 0, Bottom = 0 };
        html.Open("td").Open("svg", ("viewBox", "0 0 150 16"), ("class", "whisker " + item.Style), ("aria-hidden", "true"));
        html.Line("grid", 4, 8, 146, 8);
        html.Line("error", frame.X(result.AccuracyCi95.Low), 8, frame.X(result.AccuracyCi95.High), 8);
        html.Path("marker", Svg.Marker(item.Index, frame.X(result.Accuracy), 8, 4));
        html.Close().Close();
    }
}
