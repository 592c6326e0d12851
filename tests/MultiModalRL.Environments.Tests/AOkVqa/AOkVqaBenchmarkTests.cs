using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class AOkVqaBenchmarkTests
{
    private static readonly string[] People = ["park", "park", "garden", "Park", "lawn", "lawn", "lawn", "lawn", "yard", "field"];

    private PublishedFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_OfficialFiles_AsksForChoices()
    {
        Official("train", answers: true);
        Official("val", answers: true);
        Official("test", answers: false);
        var validation = Create(Split.Validation, new() { OptionSeed = null });
        Assert.Multiple(() =>
        {
            Assert.That(validation.References(), Is.EqualTo(new[] { "B", "A" }));
            Assert.That(validation.Accuracy(0, "B"), Is.EqualTo(1));
            Assert.That(validation.Metric.Name, Is.EqualTo("multiple_choice"));
            Assert.That(validation.Reds(), Is.EqualTo(new[] { 5, 5 }));
            Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("no reference answers"));
        });
        folder.AssertPlays("AOkVqa");
    }

    [Test]
    public void Create_Shuffled_KeepsTheRightOptionsText()
    {
        Official("val", answers: true);
        var validation = Create(Split.Validation);
        Assert.That(validation.Questions()[0], Does.Contain($"{validation.References()[0].ToLowerInvariant()} : park"));
    }

    [Test]
    public void Create_DirectAnswers_CountMatchesOfThreeAndLeaveDifficultOnesOut()
    {
        Official("val", answers: true);
        var validation = Create(Split.Validation, new() { Task = QuestionTask.DirectAnswer });
        Assert.Multiple(() =>
        {
            Assert.That(validation.Examples.Count, Is.EqualTo(1));
            Assert.That(validation.Notes, Has.Some.Contains("1 of 2 questions").And.Some.Contains("difficult"));
            Assert.That(validation.References(), Is.EqualTo(new[] { "lawn" }));
            Assert.That(validation.Accuracy(0, "lawn"), Is.EqualTo(1));
            Assert.That(validation.Metric.Name, Is.EqualTo("direct_answer"));
        });
        folder.AssertPlays("AOkVqa", Split.Validation, new() { ["task"] = "directAnswer" });
    }

    [Test]
    public void Accuracy_OfTwoMatches_IsTwoThirds()
    {
        Official("train", answers: true);
        folder.Json("aokvqa_v1p0_val.json", new[] { Question("q1", "Where?", 1, [.. People[..2], .. Enumerable.Repeat("lawn", 8)], false) });
        Official("val2", answers: true);
        folder.Json("aokvqa_v1p0_train.json", new[]
        {
            Question("t1", "Where?", 1, [.. Enumerable.Repeat("park", 10)], false), Question("t2", "Where?", 1, [.. Enumerable.Repeat("lawn", 10)], false),
        });
        folder.Bytes("val2017/000000000005.jpg", PublishedFolder.Image(5));
        var validation = Create(Split.Validation, new() { Task = QuestionTask.DirectAnswer });
        Assert.That(validation.Accuracy(0, "park"), Is.EqualTo(2 / 3.0).Within(1e-12));
        Assert.That(validation.Accuracy(0, "lawn"), Is.EqualTo(1));
    }

    [Test]
    public void Create_Parquet_AcceptsDirectAnswersAsListOrText([Values] bool isText)
    {
        var table = new HubTable().Image("image", PublishedFolder.Image(1), PublishedFolder.Image(2)).Text("question_id", "q1", "q2")
            .Text("question", "Where?", "What?").Texts("choices", ["a", "b", "c", "d"], ["e", "f", "g", "h"]).Values<int>("correct_choice_idx", 3, 0);
        string[] repeated = [.. Enumerable.Repeat("it's", 10)];
        table = isText
            ? table.Text("direct_answers", $"[{string.Join(", ", repeated.Select(text => $"\"{text}\""))}]", "['x', 'x', 'x']")
            : table.Texts("direct_answers", repeated, ["x", "x", "x"]);
        folder.Table("data/validation-00000-of-00001.parquet", table.Values<bool>("difficult_direct_answer", false, false).Texts("rationales", ["r"], []));
        folder.Table("data/test-00000-of-00001.parquet", new HubTable().Image("image", PublishedFolder.Image(1)).Text("question_id", "q1").Text("question", "Where?")
            .Texts("choices", ["a", "b", "c", "d"]).Values<int>("correct_choice_idx", [null]).Texts("direct_answers", [null]).Values<bool>("difficult_direct_answer", [null]));
        Assert.Multiple(() =>
        {
            Assert.That(Create(Split.Validation, new() { OptionSeed = null }).References(), Is.EqualTo(new[] { "D", "A" }));
            Assert.That(Create(Split.Validation, new() { Task = QuestionTask.DirectAnswer }).References(), Is.EqualTo(new[] { "it's", "x" }));
            Assert.That(Create(Split.Validation).Reds(), Is.EqualTo(new[] { 1, 2 }));
            Assert.That(() => Create(Split.Test), Throws.InstanceOf<InputException>().With.Message.Contains("no reference answers"));
        });
    }

    private void Official(string part, bool answers)
    {
        folder.Json($"aokvqa_v1p0_{part}.json", new[]
        {
            Question("q1", "Where is it?", answers ? 1 : null, answers ? People : null, false), Question("q2", "What is it?", answers ? 0 : null, answers ? People : null, true),
        });
        folder.Bytes($"{part}2017/000000000005.jpg", PublishedFolder.Image(5));
    }

    private static Dictionary<string, object?> Question(string id, string text, int? right, string[]? people, bool difficult)
    {
        var question = new Dictionary<string, object?>
        {
            ["split"] = "val", ["image_id"] = 5, ["question_id"] = id, ["question"] = text, ["choices"] = new[] { "sea", "park", "road", "roof" },
            ["difficult_direct_answer"] = difficult,
        };
        if (right is not null)
        {
            (question["correct_choice_idx"], question["direct_answers"], question["rationales"]) = (right, people, new[] { "r" });
        }

        return question;
    }

    private Benchmark Create(Split split, AOkVqaOptions? options = null) =>
        AOkVqaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
