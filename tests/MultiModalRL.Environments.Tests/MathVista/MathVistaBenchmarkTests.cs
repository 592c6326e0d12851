using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class MathVistaBenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_OfficialFile_AsksQuestionsWithOptions()
    {
        Official();
        var validation = Create(Split.Validation, new() { OptionSeed = null });
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "B" }));
            Assert.That(validation.Reds(), Is.EqualTo(new[] { 1 }));
            Assert.That(validation.Notes, Has.Some.Contains("3 of 4 questions").And.Some.Contains("are free-form"));
            Assert.That(validation.SummaryOf("B"), Is.EqualTo(new Dictionary<string, double>
            {
                ["per_answer_type/text"] = 1, ["per_category/math-targeted-vqa"] = 1, ["per_context/geometry diagram"] = 1, ["per_grade/high school"] = 1,
                ["per_language/english"] = 1, ["per_question_type/multi_choice"] = 1, ["per_skills/algebraic reasoning"] = 1,
                ["per_skills/geometry reasoning"] = 1, ["per_source/Geometry3K"] = 1, ["per_task/geometry problem solving"] = 1,
            }));
            Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>().With.Message.Contains("environment.benchmark.trainPart=testmini"));
        });
        folder.AssertPlays("MathVista", Split.Validation);
    }

    [Test]
    public void Create_DirectAnswers_AreComparedAsTheOfficialScriptDoes()
    {
        Official();
        folder.Json("data/train.json", new { });
        var validation = Create(Split.Validation, new() { Task = QuestionTask.DirectAnswer });
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "4", "1.2", "[1, 2]" }));
            Assert.That(validation.Accuracy(0, "4"), Is.EqualTo(1));
            Assert.That(validation.Accuracy(0, "1.2"), Is.Zero, "whole part 1");
            Assert.That(validation.Accuracy(1, "1.2"), Is.EqualTo(1));
            Assert.That(validation.Accuracy(1, "4"), Is.Zero);
            Assert.That(validation.Accuracy(2, "[1, 2]"), Is.EqualTo(1));
        });
        folder.AssertPlays("MathVista", Split.Validation, new() { ["task"] = "directAnswer" });
    }

    [Test]
    public void Accuracy_OfNumbers_FollowsTheQuestionsPrecision()
    {
        folder.Json("data/testmini.json", new Dictionary<string, object>
        {
            ["1"] = Problem("1", "How long?", null, "1.2", "float", 1.0), ["2"] = Problem("1", "How long now?", null, "1.23", "float", 2.0),
            ["3"] = Problem("1", "How many?", null, "1", "integer", null),
        });
        folder.Bytes("images/1.jpg", PublishedFolder.Image(1));
        var validation = Create(Split.Validation, new() { Task = QuestionTask.DirectAnswer });
        Assert.Multiple(() =>
        {
            Assert.That(validation.Accuracy(0, "1.23"), Is.EqualTo(1), "1.23 is 1.2 to one decimal");
            Assert.That(validation.Accuracy(1, "1.2"), Is.Zero);
            Assert.That(validation.Accuracy(2, "1.23"), Is.EqualTo(1), "int(float(text)) cuts decimals off");
            Assert.That(validation.Accuracy(0, "1"), Is.Zero);
        });
    }

    [Test]
    public void Create_AnswerThatIsNoOption_NamesTheQuestion()
    {
        folder.Json("testmini.json", new Dictionary<string, object> { ["7"] = Problem("1", "Which?", ["a", "b"], "c", "text", null) });
        folder.Bytes("images/1.jpg", PublishedFolder.Image(1));
        Assert.That(() => Create(Split.Validation), Throws.InstanceOf<InputException>()
            .With.Message.EqualTo("MathVista, question 7: expected an answer that is one of its options, found 'c'"));
    }

    [Test]
    public void Create_Parquet_ReadsTheDecodedImage()
    {
        string?[] same(string text) => [text, text];
        folder.Table("data/testmini-00000-of-00001-725687bf7a18d64b.parquet", new HubTable()
            .Text("pid", "1", "2").Text("question", "Which?", "How far?").Text("image", "images/1.jpg", "images/2.jpg")
            .Image("decoded_image", PublishedFolder.Image(1), PublishedFolder.Image(2)).Texts("choices", ["145°", "135°"], null)
            .Text("unit", [null, "m"]).Values<double>("precision", [null, 1.0]).Text("answer", "135°", "2.5").Text("question_type", "multi_choice", "free_form")
            .Text("answer_type", "text", "float")
            .StructureWithList("metadata", ("skills", [["a", "b"], []]), ("category", same("c")), ("context", same("x")), ("grade", same("g")), ("language", same("english")), ("source", same("s")), ("split", same("testmini")), ("task", same("t")))
            .Text("query", "Hint", "Hint"));
        folder.Table("data/test-00000-of-00002.parquet", new HubTable().Text("pid", "9").Text("question", "Which?").Text("image", "images/9.jpg")
            .Image("decoded_image", PublishedFolder.Image(9)).Texts("choices", ["a", "b"]).Text("answer", "").Text("answer_type", "text"));
        Assert.Multiple(() =>
        {
            Assert.That(Create(Split.Validation, new() { OptionSeed = null }).References(), Is.EqualTo(new[] { "B" }));
            Assert.That(Create(Split.Validation).SummaryOf("A", "B"), Contains.Key("per_skills/b"));
            Assert.That(Create(Split.Validation, new() { Task = QuestionTask.DirectAnswer }).Reds(), Is.EqualTo(new[] { 2 }));
            Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("no reference answers"));
        });
    }

    private void Official()
    {
        folder.Json("data/testmini.json", new Dictionary<string, object>
        {
            ["1"] = Problem("1", "Find x.", ["145°", "135°"], "135°", "text", null), ["2"] = Problem("2", "How many?", null, "4", "integer", null),
            ["3"] = Problem("2", "How long?", null, "1.2", "float", 1.0), ["4"] = Problem("2", "Which?", null, "[1, 2]", "list", null),
        });
        folder.Bytes("images/1.jpg", PublishedFolder.Image(1));
        folder.Bytes("images/2.jpg", PublishedFolder.Image(2));
    }

    private static object Problem(string image, string question, string[]? choices, string answer, string type, double? precision) => new
    {
        question,
        image = $"images/{image}.jpg",
        choices,
        unit = (string?)null,
        precision,
        answer,
        question_type = choices is null ? "free_form" : "multi_choice",
        answer_type = type,
        pid = "1",
        metadata = new
        {
            split = "testmini",
            language = "english",
            img_width = 8,
            img_height = 8,
            source = "Geometry3K",
            category = "math-targeted-vqa",
            task = "geometry problem solving",
            context = "geometry diagram",
            grade = "high school",
            skills = new[] { "geometry reasoning", "algebraic reasoning" },
        },
        query = "Hint",
    };

    private Benchmark Create(Split split, MathVistaOptions? options = null) =>
        MathVistaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
