using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>Figures worked by hand; whole files are compared in the tests of the command.</summary>
public sealed class GqaScorerTests
{
    private DirectoryInfo folder;

    [SetUp]
    public void SetUp() => folder = Directory.CreateTempSubdirectory("gqa-");

    [TearDown]
    public void TearDown() => folder.Delete(recursive: true);

    // q1 is right and entails q2 (right) and q3 (wrong): 1/2. q2 is right and entails itself alone: left out. q3 is unbalanced.
    [Test]
    public void Consistency_OfRightQuestions_IsOverWhatTheyEntail()
    {
        var report = Score(
            $"{Question("q1", "yes", "verify", true, "\"q1\",\"q2\",\"q3\"")},{Question("q2", "red", "query", true, "\"q2\"")},{Question("q3", "no", "verify", false, "")}",
            ("q1", "yes"), ("q2", "red"), ("q3", "yes"));
        Assert.That(Figure(report, "consistency"), Is.EqualTo(50));
        Assert.That((report.Count, report.Overall.Printed, Figure(report, "binary"), Figure(report, "open")), Is.EqualTo((2, 100.0, 100.0, 100.0)));
    }

    [Test]
    public void Consistency_WithoutPredictionsOfAll_IsLeftOut()
    {
        var report = Score($"{Question("q1", "yes", "verify", true, "")},{Question("q2", "no", "verify", false, "")}", ("q1", "yes"));
        Assert.That(report.Figures.Select(figure => figure.Name), Does.Not.Contain("consistency"));
        Assert.That((string?)report.ToJson(perQuestion: false)["consistency_missing"], Is.EqualTo(
            "1 of 2 questions have no prediction, the first is question q2: expected predictions of all, balanced or not"));
    }

    [Test]
    public void Consistency_EntailedQuestionInNoFile_IsLeftOutAndNamed()
    {
        var report = Score(Question("q1", "yes", "verify", true, "\"q1\",\"q9\""), ("q1", "yes"));
        Assert.That(report.Figures.Select(figure => figure.Name), Does.Not.Contain("consistency"));
        Assert.That(report.MissingFigures.Single(), Is.EqualTo(new MissingFigure("consistency", "question q9, which follows from question q1, is in none of the annotation files")));
        Assert.That(Score(Question("q1", "yes", "verify", true, "\"q1\",\"q9\""), ("q1", "no")).MissingFigures, Is.Empty, "what follows from a wrong answer does not count");
    }

    [Test]
    public void Accuracy_UpperCase_IsWrong() =>
        Assert.That(Score(Question("q1", "yes", "verify", true, ""), ("q1", "Yes")).Overall.Printed, Is.Zero);

    // Gold: yes twice. Predicted: yes once, no once. (1 - 2)^2 / 2 = 0.5, over 100.
    [Test]
    public void Distribution_OfOneGroup_IsChiSquareOverAHundred()
    {
        var report = Score($"{Question("q1", "yes", "verify", true, "")},{Question("q2", "yes", "verify", true, "")}", ("q1", "yes"), ("q2", "no"));
        Assert.That(report.Figures.Single(figure => figure.Name == "distribution").Value.Unrounded, Is.EqualTo(0.005));
    }

    [Test]
    public void Score_NoBalancedQuestion_IsRefused() => Assert.That(
        () => Score(Question("q1", "yes", "verify", false, ""), ("q1", "yes")), Throws.InstanceOf<InputException>().With.Message.Contain("expected balanced questions"));

    [Test]
    public void Score_BalancedQuestionWithoutPrediction_IsNamed() => Assert.That(
        () => Score(Question("q1", "yes", "verify", true, ""), ("q2", "yes")), Throws.InstanceOf<InputException>().With.Message.Contain("the first is question q1"));

    private static double Figure(ScoreReport report, string name) => report.Figures.Single(figure => figure.Name == name).Value.Printed;

    private static string Question(string id, string answer, string structural, bool isBalanced, string entailed) =>
        $$"""
        "{{id}}":{"question":"Is it?","answer":"{{answer}}","isBalanced":{{(isBalanced ? "true" : "false")}},"entailed":[{{entailed}}],
        "types":{"structural":"{{structural}}","semantic":"attr","detailed":"x"},"groups":{"global":"g","local":null},
        "semantic":[{"operation":"select","argument":"it (1)","dependencies":[]},{"operation":"exist","argument":"?","dependencies":[0]}]}
        """;

    private ScoreReport Score(string questions, params (string Id, string Answer)[] predictions)
    {
        var (reference, predicted) = (Path.Combine(folder.FullName, "questions.json"), Path.Combine(folder.FullName, "predictions.json"));
        File.WriteAllText(reference, $"{{{questions}}}");
        File.WriteAllText(predicted, $"[{string.Join(",", predictions.Select(one => $$"""{"questionId":"{{one.Id}}","prediction":"{{one.Answer}}"}"""))}]");
        return GqaScorer.Score(new ScoringRequest(predicted, [reference]) { Variant = "official" });
    }
}
