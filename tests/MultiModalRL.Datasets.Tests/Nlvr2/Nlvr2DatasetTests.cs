using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class Nlvr2DatasetTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        folder.Write("data/dev.json", Record("dev-8-2-0", "True") + Record("dev-8-2-1", "False") + Record("dev-8-3-0", "true"));
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Read_Records_KeepTheirOrderGroupsAndPairs()
    {
        var part = Dataset().Read("dev", true);
        Assert.That(part.Examples.Select(example => (example.Identifier, example.Label, Nlvr2Example.GroupOf(example.Identifier, example.Sentence), example.Pair)), Is.EqualTo(new[]
        {
            ("dev-8-2-0", true, "dev-8-0", 0), ("dev-8-2-1", false, "dev-8-1", 0), ("dev-8-3-0", true, "dev-8-0", 1),
        }));
        Assert.That(part.Images, Is.Null);
        Assert.That(Dataset().Has("dev") && !Dataset().Has("train"));
        Assert.That(() => Dataset().Read("train", true), Refused.With("no such split of NLVR2: expected dev"));
    }

    [Test]
    public void Read_Photographs_AreFoundWhereverTheyLieAndAreSideBySide()
    {
        Photograph("data/dev/dev-8-2-img0.png", 10);
        folder.Write("images/train/7/dev-8-2-img1.png", SkiaFile.Jpeg(8, 8));
        Photograph("dev-8-3-img0.jpg", 30);
        Photograph("dev-8-3-img1.png", 40);
        var store = Dataset().Read("dev", false).Images!.Open(new ImageShape(4, 8, 3));
        var pixels = new byte[2 * 4 * 8 * 3];
        store.Read([0, 1], pixels);
        Assert.That(store.Count, Is.EqualTo(2));
        Assert.That((pixels[0], pixels[3 * 3]), Is.EqualTo((10, 10)));
        Assert.That((pixels[96], pixels[96 + (3 * 3)], pixels[96 + (4 * 3)], pixels[96 + (7 * 3)]), Is.EqualTo((30, 30, 40, 40)));
        Assert.That(pixels[4 * 3], Is.EqualTo(SkiaFile.Quadrants[0].R).Within(3), "a JPEG whatever its name says");
    }

    [Test]
    public void Read_PhotographMissing_IsRefusedUnlessAllAre()
    {
        Assert.That(() => Dataset().Read("dev", false), Refused.With("dev-8-2-img0.png is missing below", "pair dev-8-2 refer to it", "allowMissingImages"));
        Photograph("dev/dev-8-3-img1.png", 1);
        Assert.That(() => Dataset().Read("dev", true), Refused.With("dev-8-2-img0.png is missing below"));
        File.Delete(Path.Combine(folder.Path, "dev/dev-8-3-img1.png"));
        Assert.That(Dataset().Read("dev", true).Images, Is.Null);
    }

    [TestCase("dev-8-2", "found 'dev-8-2'")]
    [TestCase("dev-8-2-1", "found 'dev-8-2-1'")]
    public void Read_Identifier_HasFourPartsAndOccursOnce(string identifier, string found)
    {
        folder.Write("data/dev.json", Record("dev-8-2-1", "True") + Record(identifier, "True"));
        Assert.That(() => Dataset().Read("dev", true), Refused.With("dev.json", "identifier", "split-set-pair-sentence", found));
    }

    [Test]
    public void Open_OtherFolder_SaysWhatWasExpected()
    {
        var other = Directory.CreateDirectory(Path.Combine(folder.Path, "other")).FullName;
        Assert.That(() => Nlvr2Dataset.Open(other), Refused.With("is not NLVR2", "dev.json", Path.Combine(other, "nlvr2", "data")));
    }

    [Test]
    public void Read_PublishedFile_HasTheCountsOfItsCard()
    {
        var dataset = Nlvr2Dataset.Open(PublishedData.Folder("nlvr2"));
        var dev = dataset.Read("dev", true).Examples;
        Assert.Multiple(() =>
        {
            Assert.That(dev, Has.Length.EqualTo(6982));
            Assert.That(dev.Count(example => example.Label), Is.EqualTo(3551));
            Assert.That(dev.Count(example => !example.Label), Is.EqualTo(3431));
            Assert.That(dev.Select(example => example.Sentence).Distinct().Count(), Is.EqualTo(2004));
        });
    }

    private Nlvr2Dataset Dataset() => Nlvr2Dataset.Open(folder.Path);

    private void Photograph(string name, byte red) => folder.Write(name, PngFile.OfRgb(2, 2, (_, _) => (red, 2, 3)));

    private static string Record(string identifier, string label) =>
        $$"""{"validation": {"61": "False"}, "sentence": "Two bottles.", "left_url": "http://a/b.jpg", "right_url": "http://c", "label": "{{label}}", "identifier": "{{identifier}}"}""" + "\n";
}
