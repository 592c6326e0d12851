using System.Text.Json.Nodes;

namespace MultiModalRL.Environments.Tests;

public sealed class MathVistaAnswerTests
{
    [TestCase("(b) whatever", "dog")]
    [TestCase("B", "dog")]
    [TestCase("E", "cat")]
    [TestCase(" digs ", "dog")]
    public void Normalized_Choice_IsByLetterElseTheNearest(string extraction, string choice) =>
        Assert.That(MathVistaAnswer.Normalized(Problem("multi_choice", "text", ["cat", "dog", "bird"], null), GoldenFile.Item(JsonValue.Create(extraction))), Is.EqualTo(choice));

    [Test]
    public void Normalized_GoldenExtractions_Agrees() => GoldenFile.Check("MathVista/mathvista-answer.golden.jsonl", record =>
    {
        var problem = Problem(
            (string)record["q"]!, (string)record["a"]!, record["c"] is { } choices ? GoldenFile.Texts(choices) : [], (int?)(double?)record["d"]);
        var normalized = MathVistaAnswer.Normalized(problem, GoldenFile.Item(record["e"]));
        return normalized == (string?)record["n"] ? null : normalized ?? "none";
    });

    private static MathVistaProblem Problem(string questionType, string answerType, string[] choices, int? precision) =>
        new(questionType, answerType, "", [.. choices], precision, []);
}
