using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

public sealed class MmmuBenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        folder.Table("Art_Theory/validation-00000-of-00001.parquet", new HubTable()
            .Text("id", "validation_Art_Theory_1", "validation_Art_Theory_2", "validation_Art_Theory_3").Text("question", "Which <image 1>?", "Who <image 1> <image 2>?", "Why?")
            .Text("options", "['Monet', \"O'Keeffe\", 'Klee']", "['a', 'b']", "['c', 'd']").Text("explanation", "", "", "")
            .Image("image_1", PublishedFolder.Image(10), PublishedFolder.Image(20), null).Image("image_2", null, PublishedFolder.Image(200, SKEncodedImageFormat.Jpeg), null)
            .Text("img_type", "['Paintings']", "['Paintings']", "[]").Text("answer", "B", "A", "A").Text("topic_difficulty", "Easy", "Hard", "Easy")
            .Text("question_type", "multiple-choice", "multiple-choice", "multiple-choice").Text("subfield", "x", "x", "x"));
        folder.Table("Math/validation-00000-of-00001.parquet", new HubTable()
            .Text("id", "validation_Math_1", "validation_Math_2", "validation_Math_3").Text("question", "How much <image 1>?", "How many <image 1>?", "Which <image 1>?").Text("options", "[]", "[]", "['1', '2']")
            .Image("image_1", PublishedFolder.Image(30), PublishedFolder.Image(40), PublishedFolder.Image(50)).Text("answer", "['2.5', '5/2']", "12", "B").Text("topic_difficulty", "Easy", "Easy", "Medium")
            .Text("question_type", "open", "open", "multiple-choice").Text("subfield", "y", "y", "y"));
        folder.Table("Math/test-00000-of-00001.parquet", new HubTable().Text("id", "test_Math_1").Text("question", "How <image 1>?").Text("options", "['1', '2']")
            .Image("image_1", PublishedFolder.Image(30)).Text("answer", "?").Text("question_type", "multiple-choice"));
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_AllSubjects_AskThoseWithOptionsAndImages()
    {
        var validation = Create(Split.Validation, new() { OptionSeed = null });
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "B", "A", "B" }));
            Assert.That(validation.Examples.Types.Select(type => validation.Types[type]), Is.EqualTo(new[] { "Art and Design", "Art and Design", "Science" }));
            Assert.That(validation.Notes, Has.Some.Contains("2 of 6 questions").And.Some.Contains("are open"));
            Assert.That(validation.Notes, Has.Some.Contains("1 of 6 questions").And.Some.Contains("have no image"));
            Assert.That(validation.SummaryOf("B"), Is.EqualTo(new Dictionary<string, double>
            {
                ["per_difficulty/Easy"] = 1, ["per_difficulty/Hard"] = 0, ["per_difficulty/Medium"] = 1, ["per_domain/Art and Design"] = 0.5,
                ["per_domain/Science"] = 1, ["per_subject/Art_Theory"] = 0.5, ["per_subject/Math"] = 1,
            }));
            Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("no reference answers"));
        });
        folder.AssertPlays("Mmmu", Split.Validation);
    }

    [Test]
    public void Images_OfOneQuestion_LieSideBySide()
    {
        var validation = Create(Split.Validation);
        var pixels = new byte[validation.Images.Shape.Size];
        validation.Images.Read([validation.Examples.Images[1]], pixels);
        var middle = 64 * 128 * 3;
        Assert.That(pixels[middle + (32 * 3)], Is.EqualTo(20));
        Assert.That(pixels[middle + (96 * 3)], Is.EqualTo(200).Within(3), "a JPEG");
    }

    [Test]
    public void Create_WithoutImages_AsksThemToo() =>
        Assert.That(Create(Split.Validation, new() { WithoutImages = true }).Reds()[2], Is.EqualTo(255));

    [Test]
    public void Create_DirectAnswers_AreFoundInTheAnswerByTheOfficialRule()
    {
        var validation = Create(Split.Validation, new() { Task = QuestionTask.DirectAnswer });
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "2.5", "12" }));
            Assert.That(validation.Accuracy(0, "2.5"), Is.EqualTo(1));
            Assert.That(validation.Accuracy(0, "12"), Is.Zero);
            Assert.That(validation.Accuracy(1, "12"), Is.EqualTo(1));
            Assert.That(validation.Notes, Has.Some.Contains("have options"));
        });
        folder.AssertPlays("Mmmu", Split.Validation, new() { ["task"] = "directAnswer" });
    }

    [Test]
    public void Create_OneSubjectsFolder_IsRead() =>
        Assert.That(MmmuBenchmark.Create(new(1, Split.Validation, folder.File("Math"), 0), new()).Examples.Count, Is.EqualTo(1));

    [Test]
    public void Create_AnswerThatIsNoLetter_NamesTheQuestion()
    {
        folder.Table("Math/validation-00000-of-00001.parquet", new HubTable().Text("id", "validation_Math_1").Text("question", "How?").Text("options", "['1', '2']")
            .Image("image_1", PublishedFolder.Image(1)).Text("answer", "C").Text("question_type", "multiple-choice"));
        Assert.That(() => Create(Split.Validation), Throws.InstanceOf<InputException>()
            .With.Message.EqualTo("Mmmu, question validation_Math_1: expected the letter of one of 2 options, found 'C'"));
    }

    [Test]
    public void Create_OptionsThatAreNoList_NameTheRow()
    {
        folder.Table("Math/validation-00000-of-00001.parquet", new HubTable().Text("id", "validation_Math_1").Text("question", "How?").Text("options", "['1', 2]")
            .Image("image_1", PublishedFolder.Image(1)).Text("answer", "A"));
        Assert.That(() => Create(Split.Validation), Throws.InstanceOf<InputException>()
            .With.Message.Contains("row 1, column options: expected a list of strings, found '['1', 2]'"));
    }

    private Benchmark Create(Split split, MmmuOptions? options = null) =>
        MmmuBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
