namespace MultiModalRL.Evaluation;

/// <summary>What produced the results: each run's manifest.</summary>
internal static class ManifestsSection
{
    public static void Write(HtmlWriter html, ReportModel model)
    {
        if (model.Manifests.IsEmpty)
        {
            return;
        }

        html.OpenSection("manifests", "What produced this", "Each run's manifest: options, seeds, checksums of the data, versions, device. With these the run can be repeated.");
        foreach (var manifest in model.Manifests)
        {
            html.Element("h3", manifest.Name).Open("dl");
            foreach (var (name, value) in manifest.Facts)
            {
                html.Open("div").Element("dt", name).Element("dd", value).Close();
            }

            html.Close().Open("details").Element("summary", "as JSON").Element("pre", manifest.Json).Close();
        }

        html.Close();
    }
}
