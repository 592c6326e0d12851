namespace MultiModalRL.Evaluation;

/// <summary>Learning curves, one chart a metric.</summary>
internal static class CurvesSection
{
    public static void Write(HtmlWriter html, ReportModel model)
    {
        var curves = model.Curves.Where(curve => !curve.Points.IsEmpty).ToArray();
        if (curves.Length == 0)
        {
            return;
        }

        html.OpenSection("curves", "Learning curves", "Every metric as it was logged while training. Long curves are cut into 160 equal parts: the line is each part's mean, the band reaches from its least to its greatest value.");
        var runs = curves.Select(curve => curve.Run).Distinct().ToArray();
        if (runs.Length > 1)
        {
            WriteLegend(html, runs);
        }

        foreach (var group in curves.GroupBy(curve => curve.Group))
        {
            if (group.Key.Length > 0)
            {
                html.Element("h3", group.Key.Replace('_', ' '));
            }

            html.Open("div", ("class", "charts"));
            foreach (var tag in group.GroupBy(curve => curve.Tag))
            {
                new CurveChart(tag, runs).Write(html);
            }

            html.Close();
        }

        html.Close();
    }

    private static void WriteLegend(HtmlWriter html, string[] runs)
    {
        html.Open("ul", ("class", "legend"));
        for (var i = 0; i < runs.Length; i++)
        {
            html.Open("li").Open("svg", ("viewBox", "0 0 24 16"), ("class", "wide s" + Figures.Coordinate(i % 9)), ("aria-hidden", "true"));
            html.Path("line", "M1 8L23 8");
            html.Close().Text(runs[i]).Close();
        }

        html.Close();
    }
}
