using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Baselines of language on published files without images, from the command line.</summary>
public sealed class PublishedBenchmarkTests
{
    private Shell shell = null!;

    [SetUp]
    public void SetUp()
    {
        shell = new();
        // Training: yes 3, no 2, and red always where the color is asked. Validation: one of each.
        Part("train2014", [("is it big?", "yes"), ("is it big?", "yes"), ("is it old?", "no"), ("is it old?", "no"), ("is it new?", "yes"), ("what color?", "red")]);
        Part("val2014", [("is it big?", "yes"), ("is it old?", "no"), ("what color?", "red"), ("is it green?", "no")]);
    }

    [TearDown]
    public void TearDown() => shell.Dispose();

    [TestCase("majority", 0.25)]
    [TestCase("question-prior", 0.75)]
    public void Evaluate_LanguageBaseline_HasItsAccuracyByHand(string agent, double accuracy)
    {
        var results = Evaluate(agent);
        Assert.That(results["accuracy"]!.GetValue<double>(), Is.EqualTo(accuracy).Within(1e-6));
        Assert.That(results["metrics"]!["per_question_type/what"]!.GetValue<double>(), Is.EqualTo(agent == "majority" ? 0 : 1));
        Assert.That(shell.Error, Does.Contain("4 of 4 images").And.Contain("missing and white"));
    }

    [Test]
    public void Evaluate_Random_IsInRange() => Assert.That(Evaluate("random")["accuracy"]!.GetValue<double>(), Is.InRange(0, 1));

    [Test]
    public void Evaluate_WithoutTheOption_IsOneLineAndCode2()
    {
        Assert.That(shell.Run("evaluate", "--env", "oneshot/VqaV2-v0", "--agent", "majority", "--data", shell.Folder("vqa"), "--split", "validation"), Is.EqualTo(2));
        Assert.That(shell.Error, Does.Contain("environment.benchmark.allowMissingImages=true").And.Contain("is missing"));
    }

    private JsonObject Evaluate(string agent)
    {
        var code = shell.Run(
            "evaluate", "--env", "oneshot/VqaV2-v0", "--agent", agent, "--data", shell.Folder("vqa"), "--split", "validation", "--json",
            "--set", "environment.benchmark.allowMissingImages=true");
        Assert.That(code, Is.Zero, () => shell.Error);
        return shell.Json;
    }

    private void Part(string part, (string Question, string Answer)[] rows)
    {
        Directory.CreateDirectory(shell.Folder("vqa"));
        Write($"v2_OpenEnded_mscoco_{part}_questions.json", new
        {
            questions = rows.Select((row, id) => new { image_id = id, question = row.Question, question_id = id }),
        });
        Write($"v2_mscoco_{part}_annotations.json", new
        {
            annotations = rows.Select((row, id) => new
            {
                question_type = row.Question.Split(' ')[0],
                multiple_choice_answer = row.Answer,
                image_id = id,
                answer_type = "other",
                question_id = id,
                answers = Enumerable.Range(1, 10).Select(person => new { answer = row.Answer, answer_confidence = "yes", answer_id = person }),
            }),
        });
    }

    private void Write(string name, object content) => File.WriteAllText(Path.Combine(shell.Folder("vqa"), name), JsonSerializer.Serialize(content));
}
