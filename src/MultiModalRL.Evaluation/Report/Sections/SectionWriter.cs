namespace MultiModalRL.Evaluation;

/// <summary>What the sections of a report have in common.</summary>
internal static class SectionWriter
{
    /// <summary>Starts a section with its heading and a word on how to read it.</summary>
    public static HtmlWriter OpenSection(this HtmlWriter html, string id, string heading, string howToRead)
    {
        html.Open("section", ("id", id)).Element("h2", heading);
        return html.Element("p", howToRead.Replace(" %", "\u202f%", StringComparison.Ordinal), ("class", "how"));
    }

    /// <summary>Starts a table that scrolls sideways where the page is narrow.</summary>
    public static HtmlWriter OpenTable(this HtmlWriter html, params ReadOnlySpan<string> headings)
    {
        html.Open("div", ("class", "scroll")).Open("table").Open("thead").Open("tr");
        foreach (var heading in headings)
        {
            html.Element("th", heading, ("scope", "col"));
        }

        return html.Close().Close().Open("tbody");
    }

    /// <summary>Ends a table.</summary>
    public static HtmlWriter CloseTable(this HtmlWriter html) => html.Close().Close().Close();

    /// <summary>A cell with a number.</summary>
    public static HtmlWriter Number(this HtmlWriter html, string value) => html.Element("td", value, ("class", "number"));

    /// <summary>A cell with a number and its interval.</summary>
    public static HtmlWriter Number(this HtmlWriter html, string value, string interval)
    {
        html.Open("td", ("class", "number")).Text(value).Text(" ");
        return html.Element("span", interval, ("class", "interval")).Close();
    }

    /// <summary>The cell that names a row, with the marker of its series.</summary>
    public static HtmlWriter RowName(this HtmlWriter html, ResultSeries series, string name)
    {
        html.Open("th", ("scope", "row")).Open("svg", ("viewBox", "0 0 16 16"), ("class", "key " + series.Style), ("aria-hidden", "true"));
        html.Path("marker", Svg.Marker(series.Index, 8, 8, 4.6));
        return html.Close().Text(name).Close();
    }

    /// <summary>Every result with its series, series by series.</summary>
    public static IEnumerable<(ResultSeries Series, EvaluationResult Result)> Rows(IEnumerable<ResultSeries> series) =>
        series.SelectMany(item => item.Results.Select(result => (item, result)));

    /// <summary>The class of a row.</summary>
    public static string RowStyle(ResultSeries series) => series.IsAgent ? "agent" : "";

    /// <summary>A verdict as a badge: colour, sign and word say the same.</summary>
    public static HtmlWriter Badge(this HtmlWriter html, Verdict verdict)
    {
        var (sign, word) = verdict switch
        {
            Verdict.Dominates => ("▲", "dominates"),
            Verdict.CheaperNoninferior => ("◆", "cheaper, non-inferior"),
            Verdict.TradeOff => ("◇", "trade-off"),
            _ => ("▼", "dominated"),
        };
        return html.Element("span", $"{sign} {word}", ("class", "badge " + word.Split(',')[0]));
    }
}
