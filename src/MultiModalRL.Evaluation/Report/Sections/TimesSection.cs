using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>Rewards, sampled actions and response times.</summary>
internal static class TimesSection
{
    public static void Write(HtmlWriter html, ReportModel model, ImmutableArray<ResultSeries> series)
    {
        if (model.Results.IsEmpty)
        {
            return;
        }

        html.OpenSection(
            "times",
            "Reward and response time",
            "Reward couples accuracy with cost at the price λ of the whole budget: only rewards at one λ compare. Sampled is the same policy drawing its actions instead of taking the best. Response time is the policy's own computing summed over the actions of an episode, one episode at a time, after warm-up; it is measured, not rewarded. Baselines that run a single forward pass may win this stop-watch where looking costs no time.");
        html.OpenTable("policy", "λ", "reward", "sampled: reward", "accuracy", "cost", "time p50, ms", "p90", "p99", "device");
        foreach (var (item, result) in SectionWriter.Rows(series))
        {
            html.Open("tr", ("class", SectionWriter.RowStyle(item))).RowName(item, result.Agent);
            html.Number(result.Price is { } price ? Figures.Price(price) : "–");
            html.Number(Figures.Number(result.RewardMean), Figures.Numbers(result.RewardCi95));
            WriteSampled(html, result.Stochastic);
            WriteTimes(html, result.ResponseTimeMs);
            html.Close();
        }

        html.CloseTable();
        html.Element("p", "p50, p90 and p99 interpolate linearly between order statistics: of n sorted times, the one at position (n − 1)·p, counted from 0.", ("class", "note")).Close();
    }

    private static void WriteSampled(HtmlWriter html, StochasticResult? sampled)
    {
        html.Number(sampled is null ? "–" : Figures.Number(sampled.RewardMean));
        html.Number(sampled is null ? "–" : Figures.Percent(sampled.Accuracy));
        html.Number(sampled is null ? "–" : Figures.Number(sampled.CostMean));
    }

    private static void WriteTimes(HtmlWriter html, ResponseTimes? times)
    {
        html.Number(times is null ? "–" : Figures.Milliseconds(times.P50));
        html.Number(times is null ? "–" : Figures.Milliseconds(times.P90));
        html.Number(times is null ? "–" : Figures.Milliseconds(times.P99));
        html.Element("td", times?.Device ?? "–");
    }
}
