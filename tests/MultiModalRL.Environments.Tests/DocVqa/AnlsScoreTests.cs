namespace MultiModalRL.Environments.Tests;

public sealed class AnlsScoreTests
{
    [TestCase("abcd", "ab", 0.5)]
    [TestCase("abcde", "ab", 0)]
    [TestCase("Room  12", "room 12", 1)]
    [TestCase("", "", 1)]
    public void Of_OneAnswer_IsTheKnownValue(string answer, string prediction, double score) =>
        Assert.That(AnlsScore.Of([answer], prediction, AnlsVariant.DocVqa), Is.EqualTo(score));

    // Distance 1 over the raw length 6 of "  cat ", over the stripped length 3.
    [TestCase(AnlsVariant.DocVqa, 1 - (1 / 6.0))]
    [TestCase(AnlsVariant.StVqa, 1 - (1 / 3.0))]
    public void Of_AnswerWithSpacesAtItsEnds_DividesByTheLengthOfTheVariant(AnlsVariant variant, double score) =>
        Assert.That(AnlsScore.Of(["  cat "], "car", variant), Is.EqualTo(score));

    // In upper case the sharp s is two letters.
    [Test]
    public void Of_SharpS_CountsTwiceInTheLength() =>
        Assert.That(AnlsScore.Of(["straße"], "strasse", AnlsVariant.DocVqa), Is.EqualTo(1 - (2 / 7.0)));

    [Test]
    public void Of_GoldenAnswers_AgreesInBothVariants() => GoldenFile.Check("DocVqa/anls.golden.jsonl", record =>
    {
        var answers = GoldenFile.Texts(record["a"]);
        var scores = new[] { AnlsVariant.DocVqa, AnlsVariant.StVqa }.Select(variant => AnlsScore.Of(answers, (string)record["p"]!, variant)).ToArray();
        return scores.SequenceEqual(record["s"]!.AsArray().Select(score => (double)score!)) ? null : string.Join(" | ", scores);
    });

    [Test]
    public void Of_NoAnswer_IsRefused() => Assert.That(() => AnlsScore.Of([], "x", AnlsVariant.DocVqa), Throws.ArgumentException);
}
