using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class EasyVqaBenchmarkTests
{
    private SmallEasyVqa folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_TrainAndValidation_ShareNoImageAndMissNone([Values(0.1, 0.5)] double share)
    {
        var train = Ids(Create(Split.Train, share));
        var validation = Ids(Create(Split.Validation, share));
        Assert.That(train.Concat(validation).Order(), Is.EqualTo(Enumerable.Range(0, SmallEasyVqa.TrainImages)));
    }

    [Test]
    public void Create_Examples_PointAtTheImageTheirRowNames()
    {
        var train = Create(Split.Train);
        var ids = Ids(train);
        Assert.That(train.Examples.Count, Is.EqualTo(3 * ids.Length));
        for (var example = 0; example < train.Examples.Count; example++)
        {
            Assert.That(train.Examples.Images[example], Is.EqualTo(example / 3), "handles follow the ids, three rows each");
            Assert.That(train.Answers[train.Examples.References[example]], Is.EqualTo(new[] { "yes", "circle", "blue" }[example % 3]));
            Assert.That(train.Types[train.Examples.Types[example]], Is.EqualTo(new[] { "yes/no", "shape", "color" }[example % 3]));
        }
    }

    [Test]
    public void Create_Twice_GivesTheSameColumns()
    {
        var first = Create(Split.Validation).Examples;
        var second = Create(Split.Validation).Examples;
        Assert.That(second.Questions, Is.EqualTo(first.Questions));
        Assert.That(second.Images, Is.EqualTo(first.Images));
    }

    [Test]
    public void Create_Test_UsesTheTrainingVocabulary()
    {
        folder.WithTest();
        var train = Create(Split.Train);
        var test = Create(Split.Test);
        Assert.That(test.Tokens, Is.EqualTo(train.Tokens));
        Assert.That(test.Tokens, Has.None.EqualTo("purple"));
        Assert.That(test.Examples.QuestionLength, Is.EqualTo(train.Examples.QuestionLength));
        Assert.That(test.Examples.Question(0)[2], Is.EqualTo(1), "purple is unknown");
        Assert.That(test.Images.Count, Is.EqualTo(SmallEasyVqa.TestImages));
        var pixels = new byte[test.Images.Shape.Size];
        test.Images.Read([2], pixels);
        Assert.That(pixels[..3], Is.EqualTo(new byte[] { 2, 0, 100 }));
    }

    [Test]
    public void Create_TestAloneWithARunsVocabulary_GivesTheSameExamples()
    {
        folder.WithTest();
        var whole = Create(Split.Test);
        Directory.Delete(folder.File("data/train"), recursive: true);
        var alone = Create(Split.Test, new QuestionVocabulary(whole.Tokens, whole.Examples.QuestionLength));
        Assert.Multiple(() =>
        {
            Assert.That(alone.Tokens, Is.EqualTo(whole.Tokens));
            Assert.That(alone.Examples.Questions, Is.EqualTo(whole.Examples.Questions));
            Assert.That(alone.Examples.QuestionLength, Is.EqualTo(whole.Examples.QuestionLength));
        });
    }

    [Test]
    public void Create_TestAlone_MakesTokensOfItsOwnQuestions()
    {
        folder.WithTest();
        Directory.Delete(folder.File("data/train"), recursive: true);
        var test = Create(Split.Test);
        Assert.That(test.Tokens, Does.Contain("purple"));
        Assert.That(test.Examples.Questions, Has.None.EqualTo(1));
        Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>().With.Message.Contains("train"));
    }

    [TestCase("is,it")]
    [TestCase("<padding>,<unknown>,it,is")]
    [TestCase("")]
    public void Create_OfAVocabularyThatIsNone_IsRefused(string tokens)
    {
        folder.WithTest();
        Assert.That(
            () => Create(Split.Test, new QuestionVocabulary([.. tokens.Split(',')], 4)),
            Throws.InstanceOf<InputException>().With.Message.Contains("vocabulary"));
    }

    [Test]
    public void Create_TestMissing_SaysWhereItIsExpected() =>
        Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.EqualTo(
            $"EasyVqa has no test split in {folder.Path}: expected {folder.File("data/test")}"));

    [Test]
    public void Create_TestMalformed_DoesNotTouchTrainingAndValidation()
    {
        folder.WithTest();
        folder.Write("data/test/questions.json", "{ not json");
        folder.Write("data/test/images/0.png", "not an image");
        Assert.That(() => Create(Split.Train), Throws.Nothing);
        Assert.That(() => Create(Split.Validation), Throws.Nothing);
        Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains(folder.File("data/test/questions.json")));
    }

    [Test]
    public void Create_TestQuestionLongerThanTraining_IsRefusedNotCut()
    {
        folder.WithTest();
        folder.Write("data/test/questions.json", """[["is it?","no",0],["what shape is it really?","circle",1]]""");
        Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("row 2: expected a question of at most 5 tokens"));
    }

    [Test]
    public void Read_DamagedImage_NamesItWhicheverIsLookedAtFirst()
    {
        var file = folder.Write("data/train/images/31.png", "damaged");
        Assert.That(() => LookAtBoth(), Throws.InstanceOf<InputException>().With.Message.Contains(file));
    }

    [Test]
    public void Create_MissingImage_NamesItAndItsRow()
    {
        File.Delete(folder.File("data/train/images/31.png"));
        Assert.That(() => CreateBoth(), Throws.InstanceOf<InputException>().With.Message.Contains("31.png is missing: row 94 of"));
    }

    [Test]
    public void Create_NoData_SaysHowToGiveIt() =>
        Assert.That(
            () => EasyVqaBenchmark.Create(new EnvironmentRequest(1, Split.Train, null, 0), new()),
            Throws.InstanceOf<InputException>().With.Message.Contains("--data"));

    [Test]
    public void Create_Compositional_ListsTheSplits() =>
        Assert.That(() => Create(Split.Compositional), Throws.InstanceOf<InputException>().With.Message.Contains("expected train, validation or test"));

    [Test]
    public void Create_ValidationWithoutShare_IsRefused() =>
        Assert.That(() => Create(Split.Validation, 0), Throws.InstanceOf<InputException>().With.Message.Contains("validationShare 0"));

    [Test]
    public void Create_ThumbnailSide_SetsShapeAndCost()
    {
        Assert.That(Create(new EasyVqaOptions { ThumbnailSide = 0 }).Thumbnails, Is.Null);
        Assert.That(Create(new EasyVqaOptions { ThumbnailSide = 8 }).Thumbnails!.Cost, Is.EqualTo(64.0 / 4096));
        Assert.That(
            () => Create(new EasyVqaOptions { ThumbnailSide = 5 }),
            Throws.InstanceOf<InputException>().With.Message.Contains("thumbnailSide is 5"));
    }

    private Benchmark Create(Split split, double share = 0.1) =>
        EasyVqaData.Create(split, new EasyVqaOptions { ValidationShare = share }, folder.Path);

    private Benchmark Create(Split split, QuestionVocabulary vocabulary) =>
        EasyVqaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0) { Vocabulary = vocabulary }, new());

    private Benchmark Create(EasyVqaOptions options) => EasyVqaData.Create(Split.Train, options, folder.Path);

    private void CreateBoth()
    {
        Create(Split.Train);
        Create(Split.Validation);
    }

    private void LookAtBoth()
    {
        foreach (var split in new[] { Split.Train, Split.Validation })
        {
            var images = Create(split).Images;
            images.Read([0], new byte[images.Shape.Size]);
        }
    }

    /// <summary>The ids of a split's images by handle, read from their pixels.</summary>
    private static int[] Ids(Benchmark benchmark)
    {
        var size = benchmark.Images.Shape.Size;
        var pixels = new byte[benchmark.Images.Count * size];
        benchmark.Images.Read([.. Enumerable.Range(0, benchmark.Images.Count)], pixels);
        return [.. Enumerable.Range(0, benchmark.Images.Count).Select(handle => (int)pixels[handle * size])];
    }
}
