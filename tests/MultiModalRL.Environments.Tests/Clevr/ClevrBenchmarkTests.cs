using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class ClevrBenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("function")]
    [TestCase("type")]
    public void Create_OfficialFiles_AreTypedByTheLastFunction(string name)
    {
        Official("train", name);
        Official("val", name);
        var train = Create(Split.Train);
        Assert.Multiple(() =>
        {
            Assert.That(train.Answers, Has.Length.EqualTo(28).And.Unique);
            Assert.That(train.References(), Is.EqualTo(new[] { "yes", "3", "rubber", "no", "yes" }));
            Assert.That(
                train.Examples.Types.Select(type => train.Types[type]),
                Is.EqualTo(new[] { "exist", "count", "query_attribute", "compare_integer", "compare_attribute" }));
            Assert.That(train.Reds(), Is.EqualTo(new[] { 10, 10, 11, 11, 11 }));
            Assert.That(train.SummaryOf("yes"), Is.EqualTo(new Dictionary<string, double>
            {
                ["per_function/count"] = 0, ["per_function/equal_size"] = 1, ["per_function/exist"] = 1, ["per_function/less_than"] = 0,
                ["per_function/query_material"] = 0,
            }));
            Assert.That(Enumerable.Range(0, 5).Average(example => train.Accuracy(example, "yes")), Is.EqualTo(0.4));
        });
        folder.AssertPlays("Clevr", Split.Validation);
    }

    [Test]
    public void Create_TestWithoutAnswers_SaysSo()
    {
        folder.Json("questions/CLEVR_test_questions.json", new { questions = new[] { new { question = "Is it?", image_filename = "CLEVR_test_000000.png", question_index = 0 } } });
        folder.Bytes("images/test/CLEVR_test_000000.png", PublishedFolder.Image(1));
        Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("no reference answers"));
    }

    [Test]
    public void Create_CompositionalGeneralization_IsItsOwnSplit()
    {
        Official("trainA", "function");
        Official("valB", "function");
        Assert.Multiple(() =>
        {
            Assert.That(Create(Split.Compositional).Examples.Count, Is.EqualTo(5));
            Assert.That(Create(Split.Train).Examples.Count + Create(Split.Validation, new() { ValidationShare = 0.9 }).Examples.Count, Is.GreaterThanOrEqualTo(5));
            Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("has no test split").And.Message.Contains("found trainA, valB"));
        });
    }

    [Test]
    public void Create_OfficialWithoutImages_NamesTheFirst()
    {
        Official("train", "function");
        Directory.Delete(folder.File("images"), recursive: true);
        Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>()
            .With.Message.Contains(folder.File("images/train/CLEVR_train_000000.png") + " is missing: question 0"));
    }

    [Test]
    public void Create_ProblemsAndSolutions_HaveBareAnswers()
    {
        folder.Table("data/train-00000-of-00001.parquet", new HubTable()
            .Image("image", PublishedFolder.Image(1), PublishedFolder.Image(2)).Text("problem", "How many items?", "Is it?")
            .Text("solution", "<answer> 3 </answer>", "yes"));
        var train = Create(Split.Train, new() { ValidationShare = 0 });
        Assert.That(train.References(), Is.EqualTo(new[] { "3", "yes" }));
        Assert.That(train.Reds(), Is.EqualTo(new[] { 1, 2 }));
        folder.AssertPlays("Clevr", Split.Train, new() { ["validationShare"] = 0 });
    }

    [Test]
    public void Create_SequencesOfQuestions_ShareTheRowsImage()
    {
        folder.Table("data/validation-00000-of-00001.parquet", new HubTable()
            .Image("image", PublishedFolder.Image(1), PublishedFolder.Image(2))
            .Sequences("question_answer", ("question", [["How many?", "Is it?"], ["What color?"]]), ("answer", [["3", "yes"], ["gray"]])));
        var validation = Create(Split.Validation);
        Assert.That(validation.References(), Is.EqualTo(new[] { "3", "yes", "gray" }));
        Assert.That(validation.Reds(), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That(validation.Examples.Types.Select(type => validation.Types[type]), Is.EqualTo(new[] { "count", "yes/no", "query_attribute" }));
    }

    [Test]
    public void Create_Conversations_AskWithoutTheCallForBrevity()
    {
        folder.Table("clevr/train-00000-of-00024.parquet", new HubTable()
            .Images("images", [PublishedFolder.Image(1)], [PublishedFolder.Image(2)])
            .Structures("texts",
                ("user", [["What is it made of?\nGive a very brief answer.", "Is it?"], ["How many?\nShort."]]),
                ("assistant", [["Rubber.", "Yes."], ["2."]]), ("source", [["CLEVR", "CLEVR"], ["CLEVR"]])));
        var train = Create(Split.Train, new() { ValidationShare = 0 });
        Assert.That(train.References(), Is.EqualTo(new[] { "rubber", "yes", "2" }));
        Assert.That(train.Questions()[0], Is.EqualTo("what is it made of ?"));
        Assert.That(train.Reds(), Is.EqualTo(new[] { 1, 1, 2 }));
        Assert.That(train.Notes, Has.Some.Contains("1 of 24 shards"));
    }

    [Test]
    public void Create_RowWithoutAnImage_NeedsTheOption()
    {
        folder.Table("train.parquet", new HubTable().Image("image", PublishedFolder.Image(1), null).Text("problem", "How many?", "Is it?").Text("solution", "3", "no"));
        Assert.That(() => Create(Split.Train, new() { ValidationShare = 0 }).Reds(), Throws.InstanceOf<InputException>().With.Message.Contains("row 2, the image is missing"));
        Assert.That(Create(Split.Train, new() { ValidationShare = 0, AllowMissingImages = true }).Reds(), Is.EqualTo(new[] { 1, 255 }));
    }

    [Test]
    public void Create_TableOfOtherColumns_ListsThoseFound()
    {
        folder.Table("train.parquet", new HubTable().Text("prompt", "How many?"));
        Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>().With.Message.Contains("none of the columns problem").And.Message.Contains("found prompt string"));
    }

    private void Official(string part, string name)
    {
        object Question(int index, int image, string text, string answer, string function) => new
        {
            split = part,
            image_filename = $"CLEVR_{part}_{image:000000}.png",
            image_index = image,
            image = $"CLEVR_{part}_{image:000000}",
            question = text,
            program = new[] { new Dictionary<string, object> { [name] = "scene", ["inputs"] = Array.Empty<int>() }, new() { [name] = function, ["inputs"] = new[] { 0 } } },
            answer,
            question_family_index = 3,
            question_index = index,
        };
        folder.Json($"questions/CLEVR_{part}_questions.json", new
        {
            info = new { split = part },
            questions = new[]
            {
                Question(0, 0, "Is there a cube?", "yes", "exist"), Question(1, 0, "How many?", "3", "count"),
                Question(2, 1, "What is it made of?", "rubber", "query_material"), Question(3, 1, "Fewer?", "no", "less_than"),
                Question(4, 1, "Same size?", "yes", "equal_size"),
            },
        });
        folder.Bytes($"images/{part}/CLEVR_{part}_000000.png", PublishedFolder.Image(10));
        folder.Bytes($"images/{part}/CLEVR_{part}_000001.png", PublishedFolder.Image(11));
    }

    private Benchmark Create(Split split, ClevrOptions? options = null) =>
        ClevrBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
