using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>The heading and the few numbers that matter most.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter html, ReportModel model, ImmutableArray<ResultSeries> series)
    {
        html.Open("header").Element("h1", model.Title);
        if (model.Summary is { } summary)
        {
            html.Element("p", summary, ("class", "lead"));
        }

        if (!model.Results.IsEmpty)
        {
            html.Element("p", Facts(model), ("class", "facts"));
        }

        html.Close();
        var agent = model.Results.FirstOrDefault(result => model.Agents.Contains(result.Agent))
            ?? series.FirstOrDefault(item => item.IsAgent)?.Results[0];
        if (agent is not null)
        {
            WriteTiles(html, model, agent);
        }

        if (model.Yardstick is { } yardstick)
        {
            WriteYardstick(html, yardstick);
        }
    }

    private static string Facts(ReportModel model) => string.Join(" · ",
    [
        string.Join(", ", model.Results.Select(result => result.Environment).Distinct()),
        string.Join(", ", model.Results.Select(result => result.Split).Distinct()) + " split",
        Figures.Count(model.Results.Max(result => result.Episodes)) + " episodes a policy",
        "intervals are 95 %, clustered by image",
    ]);

    private static void WriteTiles(HtmlWriter html, ReportModel model, EvaluationResult agent)
    {
        var name = agent.Price is { } price ? $"{agent.Agent}, λ = {Figures.Price(price)}" : agent.Agent;
        html.Open("div", ("class", "tiles"));
        Tile(html, "Accuracy", Figures.Percent(agent.Accuracy), $"{name} · {Figures.Percents(agent.AccuracyCi95)}");
        Tile(html, "Cost", Figures.Percent(agent.CostMean), $"of the budget · {Figures.Percents(agent.CostCi95)}");
        Tile(html, "Reward", Figures.Number(agent.RewardMean), Figures.Numbers(agent.RewardCi95));
        if (agent.ResponseTimeMs is { } time)
        {
            Tile(html, "Response time", Figures.Milliseconds(time.P50) + " ms", $"median · p99 {Figures.Milliseconds(time.P99)} ms · {time.Device}");
        }

        if (!model.Comparisons.IsEmpty)
        {
            var dominates = model.Comparisons.Count(comparison => comparison.Verdict == Verdict.Dominates);
            Tile(html, "Dominates", $"{dominates} of {model.Comparisons.Length}", "paired comparisons");
        }

        html.Close();
    }

    private static void Tile(HtmlWriter html, string name, string value, string note)
    {
        html.Open("div", ("class", "tile")).Element("span", name, ("class", "tile-name"));
        html.Element("strong", value).Element("span", note, ("class", "tile-note")).Close();
    }

    private static void WriteYardstick(HtmlWriter html, Yardstick yardstick)
    {
        html.OpenSection(
            "yardstick",
            "Against the optimum",
            "Here the best possible policy is known exactly. The bar runs from the best policy that fixes beforehand how often to look (0) to the optimum (1); the mark is the agent.");
        var low = Math.Min(0, yardstick.GapCaptured);
        var range = Ticks.Widen(new Interval(low, Math.Max(1, yardstick.GapCaptured)), 10);
        var frame = new PlotFrame(460, 84, range, new Interval(0, 1)) { Left = 4, Right = 4, Top = 26, Bottom = 30 };
        html.Open(
            "svg",
            ("viewBox", "0 0 460 84"),
            ("class", "plot small"),
            ("role", "img"),
            ("aria-label", $"gap captured {Figures.Number(yardstick.GapCaptured)}"));
        html.Rectangle("gauge", frame.X(0), 36, frame.X(1) - frame.X(0), 12);
        html.Rectangle("gauge-fill", frame.X(low), 36, frame.X(yardstick.GapCaptured) - frame.X(low), 12);
        html.Label("name", frame.X(0), 68, $"best fixed: {Figures.Number(yardstick.BestFixedReturn)}");
        html.Label("name end", frame.X(1), 68, $"optimum: {Figures.Number(yardstick.BayesOptimalReturn)}");
        var anchor = yardstick.GapCaptured > 0.8 ? "end" : yardstick.GapCaptured < 0.2 ? "start" : "middle";
        html.Label(
            "name strong " + anchor,
            frame.X(yardstick.GapCaptured),
            22,
            $"agent: {Figures.Number(yardstick.PpoReturn)}, {Figures.Percent(yardstick.GapCaptured)} of the gap");
        html.Path("gauge-mark", frame.Path([(yardstick.GapCaptured, 0.85), (yardstick.GapCaptured, 0)]));
        html.Close().Close();
    }
}
