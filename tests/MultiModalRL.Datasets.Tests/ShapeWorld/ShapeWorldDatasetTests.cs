namespace MultiModalRL.Datasets.Tests;

public sealed class ShapeWorldDatasetTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        Configuration("examples/agreement/b", "a shape is red .\nthere is a circle .\n\nno shape .\nsome shape .\n", "1.0;0.0\n0.0;1\n", 2);
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("")]
    [TestCase("examples")]
    [TestCase("examples/agreement")]
    [TestCase("examples/agreement/b")]
    public void Open_EveryFolderOnTheWay_IsAccepted(string below)
    {
        var dataset = ShapeWorldDataset.Open(Path.Combine(folder.Path, below));
        Assert.That(dataset.Configurations, Is.EqualTo(new[] { "b" }));
        Assert.That(dataset.Read("b").Select(caption => (caption.World, caption.Number, caption.Text, caption.Agrees)), Is.EqualTo(new[]
        {
            (0, 0, "a shape is red .", true), (0, 1, "there is a circle .", false), (1, 0, "no shape .", false), (1, 1, "some shape .", true),
        }));
        Assert.That(dataset.Read("b")[2].Image, Is.EqualTo(Path.Combine(folder.Path, "examples", "agreement", "b", "world-1.png")));
    }

    [Test]
    public void Open_SeveralConfigurations_AreInOrdinalOrder()
    {
        Configuration("examples/agreement/B", "x .\n", "1.0\n", 1);
        folder.Write("examples/agreement/notes/readme.txt", "no configuration");
        Assert.That(ShapeWorldDataset.Open(folder.Path).Configurations, Is.EqualTo(new[] { "B", "b" }));
    }

    [Test]
    public void Read_WindowsLineEndsAndSpareEmptyLines_ChangeNothing()
    {
        Configuration("c", "\r\na .\r\nb .\r\n\r\n\r\nc .\r\nd .\r\n\r\n", "1.0;0.0\r\n0.0;0.0\r\n", 2);
        var captions = ShapeWorldDataset.Open(Path.Combine(folder.Path, "c")).Read("c");
        Assert.That(captions.Select(caption => caption.Text), Is.EqualTo(new[] { "a .", "b .", "c .", "d ." }));
        Assert.That(captions.Select(caption => caption.Agrees), Is.EqualTo(new[] { true, false, false, false }));
    }

    [TestCase("1.0;0.0\n", "has 1 lines: expected 2, one a block of caption.txt")]
    [TestCase("1.0;0.0\n1.0\n", "line 2: expected 2 numbers, one a caption of world 1, found 1")]
    [TestCase("1.0;0.5\n1.0;1.0\n", "line 1: expected 1.0 (agrees) or 0.0 (does not), found '0.5'")]
    [TestCase("1.0;true\n1.0;1.0\n", "found 'true'")]
    [TestCase("", "agreement.txt is empty")]
    public void Read_MalformedAgreement_NamesFileAndLine(string agreement, string problem)
    {
        folder.Write("examples/agreement/b/agreement.txt", agreement);
        Assert.That(() => ShapeWorldDataset.Open(folder.Path).Read("b"), Refused.With("agreement.txt", problem));
    }

    [Test]
    public void Read_PictureMissing_NamesItAndItsBlock()
    {
        File.Delete(Path.Combine(folder.Path, "examples/agreement/b/world-1.png"));
        Assert.That(() => ShapeWorldDataset.Open(folder.Path).Read("b"), Refused.With("world-1.png is missing: block 2 of"));
    }

    [Test]
    public void Read_NoUtf8_NamesTheFile()
    {
        folder.Write("examples/agreement/b/caption.txt", [(byte)'a', 0xFF, (byte)'\n']);
        Assert.That(() => ShapeWorldDataset.Open(folder.Path).Read("b"), Refused.With("caption.txt is no UTF-8 text"));
    }

    [Test]
    public void Open_OtherFolder_SaysWhatWasExpected()
    {
        var other = Directory.CreateDirectory(Path.Combine(folder.Path, "other")).FullName;
        Assert.That(() => ShapeWorldDataset.Open(other), Refused.With("is not ShapeWorld", "caption.txt and agreement.txt", Path.Combine(other, "examples", "agreement")));
        Assert.That(() => ShapeWorldDataset.Open(other + "x"), Refused.With("is missing: expected the folder of ShapeWorld"));
        Assert.That(() => ShapeWorldDataset.Open(folder.Path).Read("z"), Refused.With("no configuration 'z': expected b"));
    }

    [Test]
    public void Read_PublishedFiles_HaveTheCountsOfTheirCard()
    {
        var dataset = ShapeWorldDataset.Open(PublishedData.Folder("shapeworld"));
        Assert.That(dataset.Configurations.Count(), Is.EqualTo(12));
        foreach (var configuration in dataset.Configurations)
        {
            var captions = dataset.Read(configuration);
            Assert.That(captions, Has.Length.EqualTo(500), configuration);
            Assert.That(captions.Select(caption => caption.Image).Distinct().Count(), Is.EqualTo(100), configuration);
            Assert.That(captions.Average(caption => caption.Agrees ? 1.0 : 0), Is.InRange(0.45, 0.55), configuration);
            Assert.That(captions.Select(caption => caption.Text), Is.All.EndsWith(" ."), configuration);
        }
    }

    private void Configuration(string name, string captions, string agreement, int worlds)
    {
        folder.Write($"{name}/caption.txt", captions);
        folder.Write($"{name}/agreement.txt", agreement);
        for (var world = 0; world < worlds; world++)
        {
            folder.Write($"{name}/world-{world}.png", PngFile.OfRgb(4, 4, (_, _) => ((byte)world, 0, 0)));
        }
    }
}
