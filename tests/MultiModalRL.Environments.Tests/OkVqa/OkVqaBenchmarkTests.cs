using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class OkVqaBenchmarkTests
{
    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_OfficialFiles_HaveNoMultipleChoiceAnswerButTypes()
    {
        Official("train2014", 1);
        Official("val2014", 2);
        var validation = Create(Split.Validation);
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "race" }), "the most frequent of the ten");
            Assert.That(validation.Accuracy(0, "race"), Is.EqualTo(1));
            Assert.That(validation.SummaryOf("race"), Is.EqualTo(new Dictionary<string, double>
            {
                ["per_answer_type/other"] = 1, ["per_question_type/Sports and Recreation"] = 1,
            }));
        });
        folder.AssertPlays("OkVqa");
    }

    [Test]
    public void Create_Parquet_HasAnswersAsListsOfText()
    {
        folder.Table("data/val2014-00000-of-00001.parquet", new HubTable().Text("question_id", "2971475", "2971476")
            .Image("image", PublishedFolder.Image(5), PublishedFolder.Image(6)).Text("question", "what sport?", "where?")
            .Texts("answers", [.. Enumerable.Repeat("race", 6), .. Enumerable.Repeat("ride", 2), "run", "a race"], [.. Enumerable.Repeat("here", 10)])
            .Text("question_type", "four", "six").Text("answer_type", "other", "other"));
        var validation = Create(Split.Validation);
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "race", "here" }));
            Assert.That(validation.Reds(), Is.EqualTo(new[] { 5, 6 }));
            Assert.That(validation.Accuracy(0, "race"), Is.EqualTo(1), "seven of ten, the article does not count");
            Assert.That(validation.Accuracy(0, "here"), Is.Zero);
        });
    }

    private void Official(string part, int id)
    {
        string[] answers = [.. Enumerable.Repeat("race", 8), "motorbike", "bike"];
        folder.Json($"OpenEnded_mscoco_{part}_questions.json", new { questions = new[] { new { image_id = id, question = "What sport?", question_id = id } } });
        folder.Json($"mscoco_{part}_annotations.json", new
        {
            annotations = new[]
            {
                new
                {
                    image_id = id, answer_type = "other", question_type = "four", question_id = id, confidence = 3,
                    answers = answers.Select((text, place) => new { answer_id = place + 1, raw_answer = text + "s", answer_confidence = "yes", answer = text }),
                },
            },
        });
        folder.Bytes($"{part}/COCO_{part}_{id:000000000000}.jpg", PublishedFolder.Image(9));
    }

    private Benchmark Create(Split split) => OkVqaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), new());
}
