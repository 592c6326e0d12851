namespace MultiModalRL.Datasets.Tests;

public sealed class TokenizerTests
{
    [TestCase("what color is the shape?", new[] { "what", "color", "is", "the", "shape", "?" })]
    [TestCase("Is IT Teal", new[] { "is", "it", "teal" })]
    [TestCase("  a\t b\r\nc\u00a0d ", new[] { "a", "b", "c", "d" })]
    [TestCase("don't stop...", new[] { "don", "'", "t", "stop", ".", ".", "." })]
    [TestCase("3.5x2", new[] { "3", ".", "5x2" })]
    [TestCase("ÉCOLE cafe\u0301", new[] { "école", "cafe\u0301" })]
    [TestCase("a😀b", new[] { "a", "😀", "b" })]
    [TestCase(" \t", new string[0])]
    [TestCase("", new string[0])]
    public void Split_Text_GivesTokens(string text, string[] tokens) => Assert.That(Tokenizer.Split(text), Is.EqualTo(tokens));

    [Test]
    public void Split_BrokenSurrogate_IsATokenOfItsOwn() =>
        Assert.That(Tokenizer.Split("a\ud800b"), Is.EqualTo(new[] { "a", "\uFFFD", "b" }));

    [Test]
    public void Split_JoinedTokens_AreAFixedPoint()
    {
        const string text = "Does the image NOT contain a gray/grey shape (or two)?";
        var tokens = Tokenizer.Split(text);
        Assert.That(Tokenizer.Split(string.Join(' ', tokens)), Is.EqualTo(tokens));
    }
}
