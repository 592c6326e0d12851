namespace MultiModalRL.Evaluation;

/// <summary>The table of what was measured where nothing is asked.</summary>
internal static class EpisodesSection
{
    public static void Write(HtmlWriter html, ReportModel model)
    {
        if (model.Episodes.IsEmpty)
        {
            return;
        }

        html.OpenSection(
            "episodes",
            "Returns",
            "Environments without questions: one row a policy, greedy actions. The return is the sum of rewards of an episode, not discounted, with its 95 % interval; truncated episodes were cut off by a limit.");
        html.OpenTable("policy", "environment", "return", "sampled", "steps", "truncated", "episodes", "ms (p50)");
        foreach (var result in model.Episodes)
        {
            html.Open("tr").Element("th", result.Agent, ("scope", "row")).Element("td", result.Environment);
            html.Number(Figures.Number(result.RewardMean), Figures.Numbers(result.RewardCi95));
            html.Number(result.Stochastic is { } sampled ? Figures.Number(sampled.RewardMean) : "");
            html.Number(Figures.Axis(Math.Round(result.ActionsMean, 2))).Number(Figures.Count(result.Truncated)).Number(Figures.Count(result.Episodes));
            html.Number(result.ResponseTimeMs is { } time ? Figures.Milliseconds(time.P50) : "").Close();
        }

        html.CloseTable().Close();
    }
}
