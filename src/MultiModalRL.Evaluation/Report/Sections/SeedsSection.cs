namespace MultiModalRL.Evaluation;

/// <summary>The study over training seeds.</summary>
internal static class SeedsSection
{
    public static void Write(HtmlWriter html, ReportModel model)
    {
        if (model.Seeds is not { } seeds)
        {
            return;
        }

        html.OpenSection(
            "seeds",
            "Over training seeds",
            $"The same study, trained {seeds.Replications.Length} times from different seeds ({string.Join(", ", seeds.Replications)}). Intervals are 95 %, with the seed as the unit. All other sections show {seeds.Replications[0]} alone.");
        WritePolicies(html, seeds);
        WriteFamilies(html, seeds);
        WritePairs(html, seeds);
        html.Close();
    }

    private static void WritePolicies(HtmlWriter html, SeedSummary seeds)
    {
        html.OpenTable("policy", "seeds", "accuracy", "cost", "reward");
        foreach (var policy in seeds.Policies)
        {
            html.Open("tr").Element("th", policy.Agent, ("scope", "row")).Number(Figures.Count(policy.Seeds));
            html.Number(Figures.Percent(policy.Accuracy.Mean), Figures.Percents(policy.Accuracy.Ci95));
            html.Number(Figures.Number(policy.Cost.Mean), Figures.Numbers(policy.Cost.Ci95));
            html.Number(Figures.Number(policy.Reward.Mean), Figures.Numbers(policy.Reward.Ci95)).Close();
        }

        html.CloseTable();
    }

    private static void WriteFamilies(HtmlWriter html, SeedSummary seeds)
    {
        if (seeds.Families.IsEmpty)
        {
            return;
        }

        html.Element("h3", "Families of baselines");
        html.OpenTable("family", "dominated as a whole", "members, and in how many seeds some point of the front dominates them");
        foreach (var family in seeds.Families)
        {
            html.Open("tr").Element("th", family.Family, ("scope", "row")).Number($"{family.Dominated} of {family.Seeds}");
            html.Element("td", string.Join(", ", family.Members.Select(member => $"{member.Name}: {member.Dominated} of {member.Seeds}")), ("class", "long")).Close();
        }

        html.CloseTable();
    }

    private static void WritePairs(HtmlWriter html, SeedSummary seeds)
    {
        if (seeds.Pairs.IsEmpty)
        {
            return;
        }

        html.Element("h3", "Pairs");
        html.OpenTable("a", "b", "accuracy a − b, points", "cost a − b", "reward a − b", "verdicts on a (seeds)");
        foreach (var pair in seeds.Pairs)
        {
            html.Open("tr").Element("th", pair.A, ("scope", "row")).Element("td", pair.B);
            html.Number(Figures.Points(pair.AccuracyDifference.Mean), Figures.Points(pair.AccuracyDifference.Ci95));
            html.Number(Figures.Difference(pair.CostDifference.Mean), Figures.Differences(pair.CostDifference.Ci95));
            html.Number(Figures.Difference(pair.RewardDifference.Mean), Figures.Differences(pair.RewardDifference.Ci95));
            html.Open("td");
            foreach (var (verdict, count) in pair.Verdicts)
            {
                html.Badge(verdict).Text($" {count} ");
            }

            html.Close().Close();
        }

        html.CloseTable();
    }
}
