using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class ScienceQaBenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_OfficialFiles_AsksThoseWithImages()
    {
        Official();
        var test = Create(Split.Test, new() { OptionSeed = null });
        Assert.Multiple(() =>
        {
            Assert.That(test.Answers, Is.EqualTo(new[] { "A", "B", "C", "D", "E" }));
            Assert.That(test.Questions(), Is.EqualTo(new[] { "see the map . which one ? | a : reef ; b : pond ; c : lake" }));
            Assert.That(test.References(), Is.EqualTo(new[] { "C" }));
            Assert.That(test.Accuracy(0, "C"), Is.EqualTo(1));
            Assert.That(test.Accuracy(0, "A"), Is.Zero);
            Assert.That(test.Examples.LegalAnswers(0, 5), Is.EqualTo(3));
            Assert.That(test.Reds(), Is.EqualTo(new[] { 3 }));
            Assert.That(test.Notes, Has.Some.Contains("2 of 3 questions").And.Some.Contains("have no image"));
            Assert.That(Create(Split.Test, new() { OptionSeed = null, Hints = false }).Questions()[0], Does.StartWith("which one ? |"));
        });
        folder.AssertPlays("ScienceQa", Split.Validation);
    }

    [Test]
    public void Summary_WithoutImages_IsThatOfTheOfficialTable()
    {
        Official();
        var test = Create(Split.Test, new() { OptionSeed = null, WithoutImages = true });
        Assert.Multiple(() =>
        {
            Assert.That(test.Reds(), Is.EqualTo(new[] { 3, 255, 255 }));
            Assert.That(test.SummaryOf("C", "A", "A"), Is.EqualTo(new Dictionary<string, double>
            {
                ["per_grade/G1-6"] = 0.5, ["per_grade/G7-12"] = 1, ["per_modality/IMG"] = 1, ["per_modality/NO"] = 0, ["per_modality/TXT"] = 1,
                ["per_subject/LAN"] = 0, ["per_subject/NAT"] = 1, ["per_topic/biology"] = 1, ["per_topic/grammar"] = 0,
            }));
        });
    }

    [Test]
    public void Create_SmallerPartOfTheOfficialList_IsTakenByName()
    {
        Official();
        Assert.That(Create(Split.Test, new() { Part = "minitest", WithoutImages = true }).Examples.Count, Is.EqualTo(3), "test stays test");
        Assert.That(Create(Split.Validation, new() { Part = "minitest", WithoutImages = true }).Examples.Count, Is.EqualTo(1));
    }

    [Test]
    public void Create_ListedProblemThatIsMissing_IsNamed()
    {
        Official();
        folder.Json("pid_splits.json", new { train = new[] { "1" }, val = new[] { "2" }, test = new[] { "77" } });
        Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("problems.json lacks the problem 77, which pid_splits.json lists"));
    }

    [TestCase(3)]
    [TestCase(-2)]
    public void Create_AnswerThatIsNoChoice_NamesTheProblem(int answer)
    {
        Official();
        folder.Json("problems.json", new Dictionary<string, object> { ["1"] = Problem("Which?", answer, "image.png", "train", "", "natural science", "biology", "grade2") });
        folder.Json("pid_splits.json", new { train = new[] { "1" } });
        Assert.That(() => Create(Split.Train), Throws.InstanceOf<InputException>()
            .With.Message.Contains($"'1': answer: expected the number of one of 3 options, found {answer}"));
    }

    [Test]
    public void Create_ParquetWithNullImages_LeavesThemOut()
    {
        var table = new HubTable().Image("image", PublishedFolder.Image(1), null, PublishedFolder.Image(3))
            .Text("question", "Which one?", "Which?", "What?").Texts("choices", ["a", "b"], ["c", "d"], ["e", "f", "g"]).Values<sbyte>("answer", 1, 0, 2)
            .Text("hint", "", "", "Look.").Text("task", "closed choice", "closed choice", "closed choice").Text("grade", "grade2", "grade8", "grade12")
            .Text("subject", "natural science", "social science", "natural science").Text("topic", "physics", "economics", "physics");
        folder.Table("ScienceQA-FULL/test-00000-of-00001-f0e719df791966ff.parquet", table);
        folder.Table("ScienceQA-FULL/validation-00000-of-00001.parquet", new HubTable().Image("image", [null]).Text("question", "Q?").Texts("choices", ["a", "b"]).Values<sbyte>("answer", 1));
        var test = Create(Split.Test, new() { OptionSeed = null });
        Assert.Multiple(() =>
        {
            Assert.That(test.References(), Is.EqualTo(new[] { "B", "C" }));
            Assert.That(test.Reds(), Is.EqualTo(new[] { 1, 3 }));
            Assert.That(test.Notes, Has.Some.Contains("1 of 3 questions"));
            Assert.That(Create(Split.Test, new() { WithoutImages = true }).Reds(), Is.EqualTo(new[] { 1, 255, 3 }));
            Assert.That(() => Create(Split.Validation), Throws.InstanceOf<InputException>().With.Message.Contains("has no questions"));
        });
        folder.AssertPlays("ScienceQa", Split.Test);
    }

    private void Official()
    {
        folder.Json("problems.json", new Dictionary<string, object>
        {
            ["1"] = Problem("Which one?", 0, "image.png", "train", "See the map.", "natural science", "biology", "grade2"),
            ["2"] = Problem("Which here?", 1, "image.png", "val", "", "social science", "geography", "grade3"),
            ["3"] = Problem("Which one?", 2, "image.png", "test", "See the map.", "natural science", "biology", "grade4"),
            ["4"] = Problem("Which word?", 1, null, "test", "", "language science", "grammar", "grade6"),
            ["5"] = Problem("Which plant?", 0, null, "test", "A plant.", "natural science", "biology", "grade7"),
        });
        folder.Json("pid_splits.json", new { train = new[] { "1" }, val = new[] { "2" }, test = new[] { "3", "4", "5" }, minitest = new[] { "4" } });
        folder.Bytes("images/train/1/image.png", PublishedFolder.Image(1));
        folder.Bytes("images/val/2/image.png", PublishedFolder.Image(2));
        folder.Bytes("test/3/image.png", PublishedFolder.Image(3));
    }

    private static object Problem(string question, int answer, string? image, string split, string hint, string subject, string topic, string grade) => new
    {
        question,
        choices = new[] { "reef", "pond", "lake" },
        answer,
        hint,
        image,
        task = "closed choice",
        grade,
        subject,
        topic,
        category = "c",
        skill = "s",
        lecture = "",
        solution = "",
        split,
    };

    private Benchmark Create(Split split, ScienceQaOptions? options = null) =>
        ScienceQaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
