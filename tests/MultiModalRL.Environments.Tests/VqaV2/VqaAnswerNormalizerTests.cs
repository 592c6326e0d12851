namespace MultiModalRL.Environments.Tests;

public sealed class VqaAnswerNormalizerTests
{
    private static readonly VqaVariant[] Variants = [VqaVariant.Official2021, VqaVariant.LmmsEval, VqaVariant.VlmEvalKit, VqaVariant.TextVqa];

    // What the official functions make of these under Python 3.
    [TestCase("1,000", "1000")]
    [TestCase("1,000-2,000", "10002000")]
    [TestCase("3.5", "3.5")]
    [TestCase("3.", "3")]
    [TestCase(".5", ".5")]
    [TestCase("a.m.", "am")]
    [TestCase("U.S.A.", "usa")]
    [TestCase("blue/green", "blue green")]
    [TestCase("blue,green", "blue green")]
    [TestCase("$5", "$5")]
    [TestCase("50%", "50%")]
    [TestCase("5:30", "5:30")]
    [TestCase("6'2\"", "6'2")]
    [TestCase("-1", "1")]
    [TestCase("no.5", "no.5")]
    [TestCase("wait...what", "waitwhat")]
    [TestCase("1,2", "12")]
    [TestCase("twenty one", "twenty 1")]
    [TestCase("one hundred", "1 hundred")]
    [TestCase("None", "0")]
    [TestCase("the a an", "")]
    [TestCase("12:30 p.m.", "12:30 pm")]
    [TestCase("3,000.", "3000")]
    [TestCase("ow's'at", "'ow's'at")]
    [TestCase("oclock", "o'clock")]
    [TestCase("B-52", "b 52")]
    [TestCase("don\u2019t", "don\u2019t")]
    [TestCase("a_b", "b")]
    [TestCase("1.000,5", "1.0005")]
    [TestCase("mr.t", "mrt")]
    [TestCase("1...2", "1.2")]
    [TestCase("1, 2", "1 2")]
    [TestCase("somebody'd", "somebodyd")]
    [TestCase("Im", "im")]
    public void Normalize_OfficialVectors_Agree(string text, string normalized) =>
        Assert.That(VqaAnswerNormalizer.Normalize(text, VqaVariant.Official2021), Is.EqualTo(normalized));

    [Test]
    public void Punctuation_FortyPeriods_LosesThirtyTwo()
    {
        var text = string.Concat(Enumerable.Repeat("a.", 40));
        var left = VqaAnswerNormalizer.Punctuation(text, VqaVariant.Official2021);
        Assert.That(left, Is.EqualTo(new string('a', 32) + string.Concat(Enumerable.Repeat("a.", 8))));
    }

    [TestCase("1,,2 x", "1  2 x", VqaVariant.Official2021)]
    [TestCase("1,,2 x", "12 x", VqaVariant.LmmsEval)]
    [TestCase("3.", "3.", VqaVariant.VlmEvalKit)]
    [TestCase("x.", "x", VqaVariant.VlmEvalKit)]
    public void Punctuation_WhereVariantsDiffer_FollowsEach(string text, string result, VqaVariant variant) =>
        Assert.That(VqaAnswerNormalizer.Punctuation(text, variant), Is.EqualTo(result));

    [Test]
    public void Normalize_GoldenTexts_AgreesInEveryVariant() => GoldenFile.Check("VqaV2/vqa-normalization.golden.jsonl", record =>
    {
        var results = Variants.Select(variant => VqaAnswerNormalizer.Normalize((string)record["t"]!, variant)).ToArray();
        return results.SequenceEqual(GoldenFile.Texts(record["n"])) ? null : string.Join(" | ", results);
    });

    [Test]
    public void DigitsAndArticles_OfTheirOwnResult_ChangeNothingButReversedContractions()
    {
        var changed = GoldenFile.Records("VqaV2/vqa-normalization.golden.jsonl")
            .Select(record => VqaAnswerNormalizer.DigitsAndArticles((string)record["t"]!))
            .Where(once => VqaAnswerNormalizer.DigitsAndArticles(once) != once);
        Assert.That(changed, Is.Empty);
    }
}
