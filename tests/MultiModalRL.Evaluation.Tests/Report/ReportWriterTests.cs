using System.Xml.Linq;

namespace MultiModalRL.Evaluation.Tests;

public sealed class ReportWriterTests
{
    private static readonly string Html = ReportWriter.ToHtml(SyntheticReport.Model());

    [Test]
    public void ToHtml_AFullReport_IsWellFormedWithEverySection()
    {
        var ids = XDocument.Parse(Html).Descendants("section").Select(section => section.Attribute("id")!.Value);

        Assert.That(ids, Is.EqualTo(new[] { "yardstick", "front", "results", "comparisons", "times", "types", "curves", "gallery", "manifests" }));
    }

    [Test]
    public void ToHtml_AFullReport_LoadsAndRunsNothing()
    {
        var elements = XDocument.Parse(Html).Descendants().ToArray();
        var links = elements.Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src" or "action").Select(attribute => attribute.Value);

        Assert.That(elements.Select(element => element.Name.LocalName), Has.None.AnyOf("script", "link", "iframe", "object", "a"));
        Assert.That(links, Is.Not.Empty.And.All.StartsWith("data:image/png;base64,"));
        Assert.That(elements.Attributes().Select(attribute => attribute.Name.LocalName), Has.None.StartsWith("on"));
        Assert.That(Html, Does.Not.Contain("url(").And.Not.Contain("@import").And.Not.Contain("http://").And.Not.Contain("https://"));
    }

    [Test]
    public void ToHtml_MarkupInAQuestion_IsShownAsText()
    {
        var question = XDocument.Parse(Html).Descendants("p").First(element => element.Attribute("class")?.Value == "question");

        Assert.That(question.Value, Is.EqualTo(SyntheticReport.Hostile));
        Assert.That(Html, Does.Not.Contain("<script").And.Contain("&lt;script&gt;"));
    }

    [Test]
    public void ToHtml_MarkupInEveryName_IsShownAsText()
    {
        const string Bad = "\"><script>alert(1)</script>\u0001";
        var set = Some.Noisy(Bad, 40, 0.7, 0.3, 1);
        var other = Some.Noisy("b", 40, 0.6, 0.5, 2);
        var model = new ReportModel
        {
            Title = Bad,
            Summary = Bad,
            Agents = [Bad],
            Results = [EvaluationResult.Of(set) with { ByType = new Dictionary<string, TypeResult> { [Bad] = new(1, 1), ["b"] = new(2, 0.5) } }],
            Comparisons = [Comparison.Of(set, other)],
            Families = [FamilyComparison.Of(Bad, [set], [other])],
            Curves = [new LearningCurve(Bad, Bad, [new CurvePoint(1, 0.5)]), new LearningCurve("b", Bad, [new CurvePoint(1, 0.5)])],
            Manifests = [ReportManifest.Parse(Bad, """{ "<i>": "</pre><script>" }""")],
        };

        var html = ReportWriter.ToHtml(model);

        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("<i>").And.Not.Contain("\u0001"));
        Assert.That(XDocument.Parse(html).Descendants("h1").Single().Value, Does.Contain("<script>"));
    }

    [Test]
    public void ToHtml_Drawings_KeepTheirTextAsText()
    {
        // Fonts of the machine that writes the report must not matter: labels are set by whoever reads it.
        var front = XDocument.Parse(Html).Descendants("section").Single(section => section.Attribute("id")!.Value == "front");
        var labels = front.Descendants("text").Select(text => text.Value).ToArray();

        Assert.That(labels, Is.SupersetOf(new[] { "accuracy", "0", "0.6", "1", "λ 0.1", "λ 0.8", "supervised", "majority" }));
        Assert.That(front.Descendants("path").Count(path => path.Attribute("class")!.Value == "volume"), Is.EqualTo(2), "in plot and legend");
    }

    [Test]
    public void ToHtml_EveryResult_HasItsPointWithItsNumbers()
    {
        var model = SyntheticReport.Model();
        var front = XDocument.Parse(Html).Descendants("section").Single(section => section.Attribute("id")!.Value == "front");
        var tooltips = front.Descendants("title").Select(title => title.Value).ToArray();

        foreach (var result in model.Results)
        {
            Assert.That(tooltips, Has.One.StartsWith($"{result.Agent}: accuracy {Figures.Percent(result.Accuracy)} "));
        }
    }

    [Test]
    public void ToHtml_Gallery_NumbersTheLooksAndDimsTheRest()
    {
        var items = SyntheticReport.Model().Gallery;
        var episodes = XDocument.Parse(Html).Descendants("figure").Where(figure => figure.Attribute("class")?.Value is "episode right" or "episode wrong").ToArray();

        Assert.That(episodes, Has.Length.EqualTo(items.Length).And.Length.GreaterThanOrEqualTo(12));
        for (var i = 0; i < items.Length; i++)
        {
            var numbers = episodes[i].Descendants("text").Select(text => int.Parse(text.Value));
            var hidden = episodes[i].Descendants("rect").Count(cell => cell.Attribute("class")!.Value == "cell hidden");
            Assert.That(numbers.Order(), Is.EqualTo(Enumerable.Range(1, items[i].Side == 0 ? 0 : items[i].Looks.Length)));
            Assert.That(hidden, Is.EqualTo(items[i].Side == 0 ? 0 : 9 - items[i].Looks.Length));
            Assert.That(episodes[i].Attribute("class")!.Value, Is.EqualTo(items[i].Correct ? "episode right" : "episode wrong"));
        }
    }

    [Test]
    public void ToHtml_GalleryLook_StandsInItsCell()
    {
        var item = SyntheticReport.Model().Gallery[1] with { Looks = [5], Side = 3 };
        var html = XDocument.Parse(ReportWriter.ToHtml(new ReportModel { Title = "one", Gallery = [item] }));
        var circle = html.Descendants("circle").Single();

        // Cell 5 of 3 × 3 is row 1, column 2: x from 160, y from 80 of 240.
        Assert.That((double)circle.Attribute("cx")!, Is.InRange(160, 240));
        Assert.That((double)circle.Attribute("cy")!, Is.InRange(80, 160));
    }

    [Test]
    public void ToHtml_NothingButATitle_IsAReport()
    {
        var document = XDocument.Parse(ReportWriter.ToHtml(new ReportModel { Title = "empty" }));

        Assert.That(document.Descendants("section"), Is.Empty);
        Assert.That(document.Descendants("h1").Single().Value, Is.EqualTo("empty"));
    }

    [Test]
    public void ToHtml_OnePolicyOnOneImage_IsAReport()
    {
        var result = EvaluationResult.Of(Some.Set("majority", [1, 1], [0, 0]));
        var html = ReportWriter.ToHtml(new ReportModel { Title = "tiny", Results = [result] });

        Assert.That(XDocument.Parse(html).Descendants("section"), Is.Not.Empty);
        Assert.That(html, Does.Not.Contain("NaN").And.Not.Contain("∞").And.Not.Contain("Infinity"));
    }

    [Test]
    public void Write_AModel_LeavesTheWholeFileOnly()
    {
        // Kept beside the tests: open it in a browser to see what a report looks like.
        var path = Path.Combine(TestContext.CurrentContext.TestDirectory, "report", "report.html");
        ReportWriter.Write(SyntheticReport.Model(), path);

        Assert.That(File.ReadAllText(path), Is.EqualTo(Html));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName), Is.EqualTo(new[] { "report.html" }));
    }
}
