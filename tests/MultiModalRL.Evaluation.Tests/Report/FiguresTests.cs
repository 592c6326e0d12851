namespace MultiModalRL.Evaluation.Tests;

public sealed class FiguresTests
{
    [Test]
    public void Figures_OfAllKinds_ReadAsIntended()
    {
        Assert.That(Figures.Percent(0.9534), Is.EqualTo("95.3\u202f%"));
        Assert.That(Figures.Points(-0.0214), Is.EqualTo("−2.1"));
        Assert.That(Figures.Points(0.0214), Is.EqualTo("+2.1"));
        Assert.That(Figures.Points(-0.00001), Is.EqualTo("0.0"), "no minus before zero");
        Assert.That(Figures.Difference(-0.5), Is.EqualTo("−0.500"));
        Assert.That(Figures.Percents(new Interval(0.9, 1)), Is.EqualTo("[90.0, 100.0]"));
        Assert.That(Figures.Numbers(Interval.Unknown), Is.EqualTo("–"));
        Assert.That(Figures.Milliseconds(0.12345), Is.EqualTo("0.123"));
        Assert.That(Figures.Milliseconds(1234.5), Is.EqualTo("1234").Or.EqualTo("1235"));
        Assert.That(Figures.Count(9673), Is.EqualTo("9673"));
        Assert.That(Figures.Count(1234567), Is.EqualTo("1\u202f234\u202f567"));
    }

    [TestCase(0.0, "0")]
    [TestCase(1500000.0, "1.5M")]
    [TestCase(20000.0, "20k")]
    [TestCase(0.30000000000000004, "0.3")]
    [TestCase(-0.02, "−0.02")]
    [TestCase(0.0003, "3e−4")]
    public void Axis_ANumber_IsShort(double value, string expected) => Assert.That(Figures.Axis(value), Is.EqualTo(expected));

    [TestCase(0.0, 1.0, 5, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [TestCase(-3.0, 12.0, 4, new[] { 0.0, 5, 10 })]
    public void Ticks_ARange_AreRound(double low, double high, int count, double[] expected) =>
        Assert.That(Ticks.Of(new Interval(low, high), count), Is.EqualTo(expected).Within(1e-9));

    [TestCase(0.5, 0.5)]
    [TestCase(0.0, 0.0)]
    [TestCase(-7.0, -7.0)]
    [TestCase(0.13, 0.87)]
    [TestCase(1e-9, 2e-9)]
    public void Widen_AnyRange_ContainsItAndHasWidth(double low, double high)
    {
        var wide = Ticks.Widen(new Interval(low, high), 5);

        Assert.That(wide.Low, Is.LessThanOrEqualTo(low));
        Assert.That(wide.High, Is.GreaterThanOrEqualTo(high).And.GreaterThan(wide.Low));
    }

    [Test]
    public void Parse_ANestedManifest_IsFlat()
    {
        var manifest = ReportManifest.Parse("run", """{ "seed": 1, "options": { "price": 0.4, "sizes": [1, 2] }, "note": null }""");

        Assert.That(manifest.Facts.Select(fact => $"{fact.Key}={fact.Value}"), Is.EqualTo(new[]
        {
            "seed=1", "options.price=0.4", "options.sizes=[1, 2]", "note=",
        }));
    }

    [Test]
    public void Read_AManifestThatIsNotJson_IsAnInputError()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["run.json"], "{");

        Assert.That(() => ReportManifest.Read("run", folder["run.json"]), Throws.TypeOf<Core.InputException>().With.Message.Contains("run.json"));
    }
}
