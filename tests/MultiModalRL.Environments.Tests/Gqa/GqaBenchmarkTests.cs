using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class GqaBenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_OfficialFiles_AsksBalancedQuestions()
    {
        Official();
        var validation = Create(Split.Validation);
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "yes", "red" }));
            Assert.That(validation.Reds(), Is.EqualTo(new[] { 7, 8 }));
            Assert.That(validation.Examples.Types.Select(type => validation.Types[type]), Is.EqualTo(new[] { "verify", "query" }));
            Assert.That(Create(Split.Train).Examples.Count, Is.EqualTo(2), "chunks, of which the unbalanced question is left out");
            Assert.That(Create(Split.Train, new() { Balanced = false }).Examples.Count, Is.EqualTo(3));
        });
        folder.AssertPlays("Gqa", Split.Validation);
    }

    [Test]
    public void Summary_OfAllQuestions_IsThatOfTheOfficialScriptByHand()
    {
        Official();
        var summary = Create(Split.Train, new() { Balanced = false }).SummaryOf("yes", "red", "no");
        Assert.Multiple(() =>
        {
            Assert.That(summary["per_answer_form/binary"], Is.EqualTo(0.5), "yes is right, no is not");
            Assert.That(summary["per_answer_form/open"], Is.EqualTo(1));
            Assert.That(summary["per_structural_type/verify"], Is.EqualTo(0.5));
            Assert.That(summary["per_semantic_type/attr"], Is.EqualTo(2 / 3.0).Within(1e-12));
            Assert.That(summary["per_words/03"], Is.EqualTo(2 / 3.0).Within(1e-12));
            Assert.That(summary["per_steps/01"], Is.EqualTo(2 / 3.0).Within(1e-12), "existence is no step");
            // The right first question entails the wrong third one and itself; the right second entails the right first.
            Assert.That(summary["consistency"], Is.EqualTo(0.5));
            // Group color: red expected once, predicted once; no other group.
            Assert.That(summary["distribution"], Is.Zero);
        });
    }

    [TestCase(null, "found testdev, train, val; --split validation reads testdev or val, environment.benchmark.part=NAME says which")]
    [TestCase("testdev", "found testdev, train, val; environment.benchmark.part=testdev is read as validation: expected --split validation with it")]
    public void Create_TestThatIsNotThere_SaysHowToComeByThePartsThatAre(string? part, string message)
    {
        Official();
        folder.Text("testdev_balanced_questions.json", "{}");
        Assert.That(() => Create(Split.Test, new() { Part = part }), Throws.InstanceOf<InputException>().With.Message.EqualTo($"Gqa has no test split in {folder.Path}: {message}"));
    }

    [Test]
    public void Create_MissingImage_NamesIt()
    {
        Official();
        File.Delete(folder.File("images/8.jpg"));
        Assert.That(() => Create(Split.Validation), Throws.InstanceOf<InputException>().With.Message.Contains(folder.File("images/8.jpg") + " is missing: question v2"));
    }

    [Test]
    public void Create_Parquet_JoinsImagesByTheirId()
    {
        Instructions("testdev_balanced_instructions/testdev-00000-of-00001.parquet");
        folder.Table("testdev_balanced_images/testdev-00000-of-00001.parquet", new HubTable()
            .Text("id", "n9", "n8", "n7").Image("image", PublishedFolder.Image(9), PublishedFolder.Image(8), PublishedFolder.Image(7)));
        var validation = Create(Split.Validation);
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "yes", "red" }));
            Assert.That(validation.Reds(), Is.EqualTo(new[] { 7, 8 }));
            Assert.That(validation.SummaryOf("yes", "red")["consistency"], Is.EqualTo(1), "entailed ids are a list in a text");
            Assert.That(validation.SummaryOf("yes", "yes")["distribution"], Is.EqualTo(0.01), "(0 - 1)² / 1 / 100");
        });
        folder.AssertPlays("Gqa", Split.Validation);
    }

    [Test]
    public void Create_ParquetWithoutImages_NeedsTheOption()
    {
        Instructions("testdev_balanced_instructions/testdev-00000-of-00001.parquet");
        Assert.That(() => Create(Split.Validation), Throws.InstanceOf<InputException>().With.Message.Contains("the image n7 of").And.Message.Contains("allowMissingImages=true"));
        Assert.That(Create(Split.Validation, new() { AllowMissingImages = true }).Reds(), Is.EqualTo(new[] { 255, 255 }));
    }

    private void Instructions(string name) => folder.Table(name, new HubTable()
        .Text("id", "01", "02").Text("imageId", "n7", "n8").Text("question", "Is it red?", "Which color?").Text("answer", "yes", "red")
        .Text("fullAnswer", "Yes.", "It is red.").Values<bool>("isBalanced", true, true)
        .Structure("groups", ("global", [null, "color"]), ("local", ["x", "y"])).Text("entailed", "['02']", "").Text("equivalent", "['01']", "['02']")
        .Structure("types", ("semantic", ["attr", "attr"]), ("structural", ["verify", "query"]), ("detailed", ["verifyAttr", "directOf"]))
        .Structures("semantic", ("operation", [["select", "verify color"], ["select", "query"]]), ("argument", [["it", "red"], ["it", "color"]]))
        .Text("semanticStr", "select: it (1)->verify color: red [0]", "select: it (1)->query: color [0]"));

    private void Official()
    {
        folder.Json("val_balanced_questions.json", new Dictionary<string, object>
        {
            ["v1"] = Question(7, "Is it red?", "yes", "verify", true, null), ["v2"] = Question(8, "Which color now?", "red", "query", true, "color"),
        });
        folder.Json("train_all_questions/train_all_questions_0.json", new Dictionary<string, object>
        {
            ["t1"] = Question(7, "Is it red?", "yes", "verify", true, null, "t1", "t3"), ["t2"] = Question(8, "Which color now?", "red", "query", true, "color", "t1"),
        });
        folder.Json("train_all_questions/train_all_questions_1.json", new Dictionary<string, object> { ["t3"] = Question(7, "Is it not?", "yes", "verify", false, null) });
        folder.Bytes("images/7.jpg", PublishedFolder.Image(7));
        folder.Bytes("images/8.jpg", PublishedFolder.Image(8));
    }

    private static object Question(int image, string text, string answer, string structural, bool balanced, string? group, params string[] entailed) => new
    {
        semantic = new[] { new { operation = "select", dependencies = Array.Empty<int>(), argument = "it (1)" } },
        entailed,
        equivalent = Array.Empty<string>(),
        question = text,
        imageId = image.ToString(System.Globalization.CultureInfo.InvariantCulture),
        isBalanced = balanced,
        groups = new { global = group, local = "x" },
        answer,
        semanticStr = "select: it (1)->exist: ? [0]",
        types = new { detailed = "d", semantic = "attr", structural },
        fullAnswer = "It is.",
    };

    private Benchmark Create(Split split, GqaOptions? options = null) =>
        GqaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
