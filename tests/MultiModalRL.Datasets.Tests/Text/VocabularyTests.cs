namespace MultiModalRL.Datasets.Tests;

public sealed class VocabularyTests
{
    private static readonly Vocabulary Known = Vocabulary.Of(["what is it?", "Is it a?"]);

    [Test]
    public void Of_Texts_ReservesTwoIdsAndSortsTheRest() =>
        Assert.That(Known.Tokens, Is.EqualTo(new[] { "<padding>", "<unknown>", "?", "a", "is", "it", "what" }));

    [Test]
    public void Of_OtherOrderAndRepetitions_IsTheSame() =>
        Assert.That(Vocabulary.Of(["Is it a?", "what is it?", "Is it a?"]).Tokens, Is.EqualTo(Known.Tokens));

    [Test]
    public void Id_EveryToken_IsItsPlace()
    {
        for (var id = 2; id < Known.Tokens.Length; id++)
        {
            Assert.That(Known.Id(Known.Tokens[id]), Is.EqualTo(id));
        }

        Assert.That(Known.Id("zebra"), Is.EqualTo(Vocabulary.Unknown));
    }

    [Test]
    public void Id_NamesOfReservedIds_AreUnknown()
    {
        Assert.That(Known.Id("<padding>"), Is.EqualTo(Vocabulary.Unknown));
        Assert.That(Known.Encode(["<padding>"], 3).Ids, Has.None.EqualTo(Vocabulary.Padding));
    }

    [Test]
    public void LongestText_Of_CountsTokens() => Assert.That(Known.LongestText, Is.EqualTo(4));

    [Test]
    public void Encode_ShortText_IsPadded()
    {
        var encoded = Known.Encode(["it?"], 4);
        Assert.That(encoded.Ids, Is.EqualTo(new[] { 5, 2, 0, 0 }));
        Assert.That(encoded.Truncated, Is.Empty);
        Assert.That(encoded.Unknown, Is.Empty);
    }

    [Test]
    public void Encode_LongAndUnknownTexts_AreReported()
    {
        var encoded = Known.Encode(["is it", "is it what", "is zebra", "zebra zebra zebra"], 2);
        Assert.That(encoded.Ids, Is.EqualTo(new[] { 4, 5, 4, 5, 4, 1, 1, 1 }));
        Assert.That(encoded.Truncated, Is.EqualTo(new[] { 1, 3 }));
        Assert.That(encoded.Unknown, Is.EqualTo(new[] { 2, 3 }));
    }
}
