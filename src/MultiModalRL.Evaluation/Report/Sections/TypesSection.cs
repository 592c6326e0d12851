using System.Collections.Immutable;

namespace MultiModalRL.Evaluation;

/// <summary>Accuracy by question type, for the agents and the baselines that are no family.</summary>
internal static class TypesSection
{
    public static void Write(HtmlWriter html, ReportModel model, ImmutableArray<ResultSeries> series)
    {
        var rows = SectionWriter.Rows(series.Where(item => item.IsAgent || item.Results.Length == 1)).ToArray();
        var types = rows.SelectMany(row => row.Result.ByType.Keys).Distinct().ToArray();
        if (types.Length < 2)
        {
            return;
        }

        html.OpenSection("types", "By question type", "Accuracy on the questions of each type; the count in the heading is how many there are. A type with few questions says little.");
        var counts = types.Select(type => rows.Max(row => row.Result.ByType.TryGetValue(type, out var cell) ? cell.N : 0)).ToArray();
        html.OpenTable(["policy", .. types.Select((type, i) => $"{type} ({Figures.Count(counts[i])})")]);
        foreach (var (item, result) in rows)
        {
            html.Open("tr", ("class", SectionWriter.RowStyle(item))).RowName(item, result.Agent);
            foreach (var type in types)
            {
                html.Number(result.ByType.TryGetValue(type, out var cell) ? Figures.Percent(cell.Accuracy) : "–");
            }

            html.Close();
        }

        html.CloseTable().Close();
    }
}
