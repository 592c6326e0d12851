namespace MultiModalRL.Datasets.Tests;

public sealed class ShapesDatasetTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        folder.Write("exp_shapes/shapes_dataset/val.output", "true\nfalse\n");
        folder.Write("exp_shapes/shapes_dataset/val.query_str.txt", "is a red shape blue\nis a circle above a square\n");
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("")]
    [TestCase("exp_shapes")]
    [TestCase("exp_shapes/shapes_dataset")]
    public void Open_EveryFolderOnTheWay_IsAccepted(string below)
    {
        var dataset = ShapesDataset.Open(Path.Combine(folder.Path, below));
        Assert.That(dataset.ReadQuestions(ShapesPart.Val), Is.EqualTo(new ShapesQuestion[] { new("is a red shape blue", true), new("is a circle above a square", false) }));
        Assert.That(dataset.Has(ShapesPart.Val) && !dataset.HasImages(ShapesPart.Val) && !dataset.Has(ShapesPart.TrainLarge));
    }

    [TestCase("(is red blue)", "is a red shape blue")]
    [TestCase("(is red circle)", "is a red shape a circle")]
    [TestCase("(is circle blue)", "is a circle blue")]
    [TestCase("(is triangle (above (right_of square)))", "is a triangle above right of a square")]
    [TestCase("( is green ( left_of red ) )", "is a green shape left of a red shape")]
    public void ReadQuestions_LogicalFormsAlone_BecomeEnglish(string query, string text)
    {
        folder.Write("train.tiny.query", query + "\n");
        folder.Write("train.tiny.output", "true\n");
        Assert.That(ShapesDataset.Open(folder.Path).ReadQuestions(ShapesPart.TrainTiny)[0].Text, Is.EqualTo(text));
    }

    [TestCase("(is red)")]
    [TestCase("(is red blue")]
    [TestCase("(is red (above blue)))")]
    [TestCase("(is red (near blue))")]
    [TestCase("(is star blue)")]
    [TestCase("is red blue")]
    [TestCase("(is red (above")]
    [TestCase("")]
    public void ReadQuestions_OtherForm_NamesFileAndLine(string query)
    {
        folder.Write("train.tiny.query", "(is red blue)\n" + query + "\n");
        folder.Write("train.tiny.output", "true\nfalse\n");
        Assert.That(() => ShapesDataset.Open(folder.Path).ReadQuestions(ShapesPart.TrainTiny), Refused.With("train.tiny.query: line 2: expected a form such as"));
    }

    [TestCase("val.output", "true\nmaybe\n", "val.output: line 2: expected true or false, found 'maybe'")]
    [TestCase("val.output", "true\n", "val.query_str.txt has 2 lines: expected 1")]
    [TestCase("val.query_str.txt", "is a red shape blue\n \n", "val.query_str.txt: line 2: expected a question, found none")]
    public void ReadQuestions_Malformed_NamesFileAndLine(string file, string text, string problem)
    {
        folder.Write("exp_shapes/shapes_dataset/" + file, text);
        Assert.That(() => ShapesDataset.Open(folder.Path).ReadQuestions(ShapesPart.Val), Refused.With(problem));
    }

    [Test]
    public void ReadQuestions_NoQuestions_NamesBothFiles()
    {
        File.Delete(Path.Combine(folder.Path, "exp_shapes/shapes_dataset/val.query_str.txt"));
        Assert.That(() => ShapesDataset.Open(folder.Path).ReadQuestions(ShapesPart.Val), Refused.With("val.query_str.txt is missing", "val.query: expected one of the two"));
    }

    [Test]
    public void Open_OtherFolder_SaysWhatWasExpected()
    {
        var other = Directory.CreateDirectory(Path.Combine(folder.Path, "other")).FullName;
        Assert.That(() => ShapesDataset.Open(other), Refused.With("is not SHAPES", "train.large.output", Path.Combine(other, "exp_shapes", "shapes_dataset")));
    }

    [TestCase(ShapesPart.TrainTiny, 64, 1, 27)]
    [TestCase(ShapesPart.TrainSmall, 640, 10, 195)]
    [TestCase(ShapesPart.TrainMed, 6400, 100, 2282)]
    [TestCase(ShapesPart.TrainLarge, 13_568, 212, 4985)]
    [TestCase(ShapesPart.Val, 1024, 16, 394)]
    public void ReadQuestions_PublishedPart_HasTheCountsOfItsCard(ShapesPart part, int count, int distinct, int truths)
    {
        var published = PublishedData.Folder("shapes");
        var questions = ShapesDataset.Open(published).ReadQuestions(part);
        Assert.Multiple(() =>
        {
            Assert.That(questions, Has.Length.EqualTo(count));
            Assert.That(questions.Select(question => question.Text).Distinct().Count(), Is.EqualTo(distinct));
            Assert.That(questions.Count(question => question.Answer), Is.EqualTo(truths));
        });

        // The English made from the logical forms is that of the published texts.
        var stem = ShapesDataset.Stem(part);
        folder.Write($"{stem}.query", File.ReadAllBytes(Path.Combine(published, "exp_shapes", "shapes_dataset", stem + ".query")));
        folder.Write($"{stem}.output", File.ReadAllBytes(Path.Combine(published, "exp_shapes", "shapes_dataset", stem + ".output")));
        Assert.That(ShapesDataset.Open(folder.Path).ReadQuestions(part), Is.EqualTo(questions));
    }

    [Test]
    public void ReadQuestions_EarlyRevision_HasTheCountsOfItsCard()
    {
        var dataset = ShapesDataset.Open(Path.Combine(PublishedData.Folder("shapes"), "early_revision_2016-04-12"));
        var questions = dataset.ReadQuestions(ShapesPart.TrainTiny);
        Assert.That(questions, Has.Length.EqualTo(640));
        Assert.That(questions.Count(question => question.Answer), Is.EqualTo(246));
        Assert.That(questions.Select(question => question.Text).Distinct().Count(), Is.EqualTo(10));
    }
}
