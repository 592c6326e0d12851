using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

public sealed class Nlvr2BenchmarkTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        folder.Write("data/dev.json", Record("dev-8-0-0", "True") + Record("dev-8-1-0", "False") + Record("dev-8-0-1", "True"));
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_Pair_IsOnePictureOfTwoHalves()
    {
        Photographs();
        var dev = Create();
        Assert.That(dev.Images.Shape, Is.EqualTo(new ImageShape(64, 128, 3)));
        Assert.That(dev.Pixel(1, 32, 10).R, Is.EqualTo(10));
        Assert.That(dev.Pixel(1, 32, 120).R, Is.EqualTo(200));
        Assert.That(dev.Examples.Images, Is.EqualTo(new[] { 0, 1, 0 }), "two sentences about a pair share its image");
        Assert.That(dev.AccuracyOf("true"), Is.EqualTo(2 / 3.0));
    }

    [Test]
    public void Summary_Consistency_GoesBySetAndSentence()
    {
        Photographs();
        var dev = Create();
        Assert.That(dev.SummaryOf(example => example == 1 ? 1 : 0)["consistency"], Is.EqualTo(1));
        Assert.That(dev.SummaryOf(_ => 0)["consistency"], Is.EqualTo(0.5));
    }

    [Test]
    public void Create_WithoutPhotographs_NeedsTheOption()
    {
        Assert.That(() => Create(), Refused.With("dev-8-0-img0.png is missing", "allowMissingImages"));
        var dev = Create(new() { AllowMissingImages = true });
        Assert.That(dev.Examples.Count, Is.EqualTo(3));
        Assert.That(dev.Notes.Single(), Does.Contain("no images at hand"));
        Assert.That(dev.Pixel(0, 0, 0).R, Is.EqualTo(255));
    }

    [Test]
    public void Create_WithoutDev_HoldsOutWholeSets()
    {
        using var other = new TemporaryFolder();
        other.Write("train.json", string.Concat(Enumerable.Range(0, 80).Select(pair => Record($"train-{pair / 4}-{pair % 4}-0", pair % 4 == 0 ? "True" : "False"))));
        var splits = new[] { Split.Train, Split.Validation }
            .Select(split => Nlvr2Benchmark.Create(new EnvironmentRequest(1, split, other.Path, 0), new() { ValidationShare = 0.3, AllowMissingImages = true })).ToArray();
        Assert.That(splits.Sum(split => split.Examples.Count), Is.EqualTo(80));
        Assert.That(splits[1].Examples.Count, Is.InRange(8, 48));

        // A set's four pairs come one after another, the first of them true.
        Assert.That(splits.Select(split => split.AccuracyOf("true")), Is.All.EqualTo(0.25));
        Assert.That(splits[1].Examples.Images.Chunk(4).Select(set => (set[0] % 4, set[3] - set[0])), Is.All.EqualTo((0, 3)));
    }

    [Test]
    public void Create_ValidationFile_ReplacesDev()
    {
        folder.Write("data/balanced/balanced_dev.json", Record("dev-9-0-0", "False"));
        Assert.That(Create(new() { AllowMissingImages = true, ValidationFile = "balanced/balanced_dev.json" }).AccuracyOf("false"), Is.EqualTo(1));
    }

    [Test]
    public void Create_PublishedFile_GivesTheMajorityOfItsCard()
    {
        var dev = Nlvr2Benchmark.Create(new EnvironmentRequest(1, Split.Validation, PublishedData.Folder("nlvr2"), 0), new() { AllowMissingImages = true });
        Assert.That(dev.Examples.Count, Is.EqualTo(6982));
        Assert.That(100 * dev.AccuracyOf("true"), Is.EqualTo(50.9).Within(0.05));
    }

    private static string Record(string identifier, string label) =>
        $$"""{"sentence": "Two bottles.", "label": "{{label}}", "identifier": "{{identifier}}"}""" + "\n";

    private void Photographs()
    {
        foreach (var pair in new[] { 0, 1 })
        {
            folder.Image($"images/dev/dev-8-{pair}-img0.png", 30, 20, new SKColor(10, 0, 0));
            folder.Image($"images/dev/dev-8-{pair}-img1.png", 20, 50, new SKColor(200, 0, 0));
        }
    }

    private Benchmark Create(Nlvr2Options? options = null) =>
        Nlvr2Benchmark.Create(new EnvironmentRequest(1, Split.Validation, folder.Path, 0), options ?? new());
}
