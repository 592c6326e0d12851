namespace MultiModalRL.Evaluation;

/// <summary>The paired comparisons and their verdicts.</summary>
internal static class ComparisonsSection
{
    public static void Write(HtmlWriter html, ReportModel model)
    {
        if (model.Comparisons.IsEmpty && model.Families.IsEmpty)
        {
            return;
        }

        html.OpenSection(
            "comparisons",
            "Comparisons",
            "Differences a − b over the same examples. a dominates where it is more accurate and cheaper, both 95 % intervals excluding 0; it is cheaper and non-inferior where the accuracy interval lies above −0.5 points and the cost is at least 30 % lower; it is dominated where b dominates it; everything else is a trade-off. Nothing is cheaper than not looking at all and nothing sees more than everything: against those ends the price, or cheaper and non-inferior, is what can be shown.");
        if (!model.Families.IsEmpty)
        {
            WriteFamilies(html, model);
        }

        if (!model.Comparisons.IsEmpty)
        {
            WritePairs(html, model);
        }

        html.Close();
    }

    private static void WriteFamilies(HtmlWriter html, ReportModel model)
    {
        html.Element("h3", "The agent's front against families of baselines");
        html.OpenTable("family", "members dominated", "each member, and the verdict on the point of the front that does best against it");
        foreach (var family in model.Families)
        {
            html.Open("tr").Element("th", family.Family, ("scope", "row"));
            html.Number($"{family.DominatedMembers} of {family.Members.Length}").Open("td").Open("ul", ("class", "members"));
            foreach (var member in family.Members)
            {
                html.Open("li").Text(member.Name + ": ");
                html.Element("span", member.Best.A + " ", ("class", "interval")).Badge(member.Best.Verdict).Close();
            }

            html.Close().Close().Close();
        }

        html.CloseTable();
        html.Element("p", "Points of the front are chosen on validation. Verdicts on a family take the best point for each member and are not corrected for that choice.", ("class", "note"));
    }

    private static void WritePairs(HtmlWriter html, ReportModel model)
    {
        html.Element("h3", "Pairs");
        html.OpenTable("a", "b", "accuracy a − b, points", "cost a − b", "verdict on a");
        foreach (var comparison in model.Comparisons)
        {
            html.Open("tr").Element("th", comparison.A, ("scope", "row")).Element("td", comparison.B);
            html.Number(Figures.Points(comparison.AccuracyDifference), Figures.Points(comparison.AccuracyDifferenceCi95));
            html.Number(Figures.Difference(comparison.CostDifference), Figures.Differences(comparison.CostDifferenceCi95));
            html.Open("td").Badge(comparison.Verdict).Close().Close();
        }

        html.CloseTable();
    }
}
