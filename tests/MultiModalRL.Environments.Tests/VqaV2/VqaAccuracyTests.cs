namespace MultiModalRL.Environments.Tests;

public sealed class VqaAccuracyTests
{
    private static readonly VqaVariant[] Variants =
        [VqaVariant.Official2021, VqaVariant.Pre2021, VqaVariant.LmmsEval, VqaVariant.VlmEvalKit, VqaVariant.TextVqa];

    [TestCase(0, 0)]
    [TestCase(1, 0.3)]
    [TestCase(2, 0.6)]
    [TestCase(3, 0.9)]
    [TestCase(4, 1)]
    [TestCase(9, 1)]
    public void Of_SomeOfTenMatching_IsTheKnownValue(int matching, double accuracy)
    {
        var answers = Enumerable.Range(0, 10).Select(i => i < matching ? "cat" : "dog").ToArray();
        Assert.That(Variants.Select(variant => VqaAccuracy.Of(answers, "cat", variant)), Is.All.EqualTo(accuracy).Within(1e-12));
    }

    [TestCase("Yes", "yes", null, 0, 100, 100, 100, 100)]
    [TestCase("3.", "3", "other", 100, 100, 100, 0, 100)]
    [TestCase("t shirt", "t-shirt", null, 0, 0, 100, 100, 100)]
    [TestCase("red,blue", "red blue", "other", 100, 100, 100, 100, 0)]
    [TestCase("red?blue", "red blue", "other", 100, 100, 100, 100, 0)]
    [TestCase("two", "2", null, 0, 100, 100, 100, 100)]
    [TestCase("yes.", "yes", null, 0, 100, 100, 100, 100)]
    public void Of_WhereScriptsDiffer_FollowsEach(
        string prediction, string answer, string? tenth, int official, int before, int lmms, int vlmEvalKit, int textVqa)
    {
        string[] answers = [.. Enumerable.Repeat(answer, 9), tenth ?? answer];
        var percents = Variants.Select(variant => Math.Round(100 * VqaAccuracy.Of(answers, prediction, variant), 6));
        Assert.That(percents, Is.EqualTo(new[] { official, before, lmms, vlmEvalKit, textVqa }));
    }

    [TestCase(10, 0)]
    [TestCase(5, 0.5)]
    public void Of_AnswersWithoutIds_EqualOnesVanishTogether(int yes, double accuracy)
    {
        var answers = Enumerable.Range(0, 10).Select(i => new VqaHumanAnswer(i < yes ? "yes" : "no", "")).ToArray();
        Assert.That(VqaAccuracy.Of(answers, "yes", VqaVariant.Official2021), Is.EqualTo(accuracy).Within(1e-12));
    }

    [Test]
    public void Of_GoldenAnswers_AgreesInEveryVariant() => GoldenFile.Check("VqaV2/vqa-accuracy.golden.jsonl", record =>
    {
        var ids = record["i"]?.AsArray().Select(id => id!.ToJsonString()).ToArray();
        var answers = GoldenFile.Texts(record["a"])
            .Select((answer, place) => new VqaHumanAnswer(answer, ids is null ? $"{place}" : ids[place]))
            .ToArray();
        var scores = Variants.Select(variant => VqaAccuracy.Of(answers, (string)record["p"]!, variant)).ToArray();
        var expected = record["s"]!.AsArray().Select(score => (double)score!);
        return scores.SequenceEqual(expected) ? null : string.Join(" | ", scores);
    });

    [Test]
    public void Of_AnyAnswers_DependsOnNoOrderAndStaysWithinBounds()
    {
        foreach (var record in GoldenFile.Records("VqaV2/vqa-accuracy.golden.jsonl"))
        {
            var answers = GoldenFile.Texts(record["a"]);
            foreach (var variant in Variants)
            {
                var accuracy = VqaAccuracy.Of(answers, (string)record["p"]!, variant);
                Assert.That(accuracy, Is.InRange(0, 1));
                Assert.That(VqaAccuracy.Of([.. answers.Reverse()], (string)record["p"]!, variant), Is.EqualTo(accuracy).Within(1e-12));
            }
        }
    }

    [Test]
    public void Of_NotTenAnswersOfTextVqa_IsRefused() =>
        Assert.That(() => VqaAccuracy.Of(["a"], "a", VqaVariant.TextVqa), Throws.ArgumentException.With.Message.Contain("expected 10"));
}
