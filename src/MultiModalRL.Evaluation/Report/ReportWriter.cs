namespace MultiModalRL.Evaluation;

/// <summary>
/// Writes a report as one HTML file that needs nothing else: no script, no links, drawings as SVG, images as data. A
/// content security policy in the page forbids everything else as well.
/// </summary>
public static class ReportWriter
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    /// <summary>Writes the file, whole or not at all.</summary>
    public static void Write(ReportModel model, string path) => TextFile.Write(path, ToHtml(model));

    /// <summary>The report's HTML, which is well-formed XML too.</summary>
    public static string ToHtml(ReportModel model)
    {
        var html = new HtmlWriter();
        html.Open("html", ("lang", "en"));
        WriteHead(html, model);
        html.Open("body").Open("main");
        var series = ResultSeries.Of(model);
        SummarySection.Write(html, model, series);
        PlotSection.Write(html, model, series);
        SeedsSection.Write(html, model);
        ResultsSection.Write(html, model, series);
        ComparisonsSection.Write(html, model);
        EpisodesSection.Write(html, model);
        TimesSection.Write(html, model, series);
        TypesSection.Write(html, model, series);
        CurvesSection.Write(html, model);
        GallerySection.Write(html, model);
        ManifestsSection.Write(html, model);
        html.Element("footer", "Written by MultiModalRL. This file stands alone: it loads nothing and runs nothing.");
        return html.Close().Close().Close().ToString();
    }

    private static void WriteHead(HtmlWriter html, ReportModel model)
    {
        html.Open("head").Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("name", "color-scheme"), ("content", "light dark"));
        html.Element("title", model.Title).Style(StyleSheet()).Close();
    }

    private static string StyleSheet()
    {
        using var stream = typeof(ReportWriter).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
