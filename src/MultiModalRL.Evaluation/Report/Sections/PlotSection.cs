using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>Accuracy against cost, and the areas of the fronts.</summary>
internal static class PlotSection
{
    public static void Write(HtmlWriter html, ReportModel model, ImmutableArray<ResultSeries> series)
    {
        if (model.Results.IsEmpty)
        {
            return;
        }

        html.OpenSection(
            "front",
            "Accuracy against cost",
            "Up is more accurate, left is cheaper: the upper left corner is where to be. Bars are 95 % intervals. The dashed staircase is the Pareto front of all policies: no policy is both cheaper and more accurate than a point on it. The shaded area is the agent's hyper-volume against the reference (cost 1, accuracy of the majority answer). Hover over a point for its numbers.");
        new AccuracyCostPlot(model, series).Write(html);
        if (!model.Fronts.IsEmpty)
        {
            WriteFronts(html, model);
        }

        html.Close();
    }

    private static void WriteFronts(HtmlWriter html, ReportModel model)
    {
        html.OpenTable("front", "policies on it", "hyper-volume", "area under accuracy-at-budget");
        foreach (var front in model.Fronts)
        {
            html.Open("tr").Element("th", front.Name, ("scope", "row"));
            html.Element("td", string.Join(", ", front.Front.Select(point => point.Label)), ("class", "long"));
            html.Number(Figures.Number(front.HyperVolume), Figures.Numbers(front.HyperVolumeCi95));
            html.Number(Figures.Number(front.AccuracyAtBudget), Figures.Numbers(front.AccuracyAtBudgetCi95)).Close();
        }

        html.CloseTable();
        html.Element("p", "Intervals of areas are from a bootstrap over images. Accuracy-at-budget is the accuracy of the best policy whose mean cost fits a budget, averaged over budgets from 0 to 1; where none fits, the majority is answered.", ("class", "note"));
    }
}
