namespace MultiModalRL.Datasets.Tests;

public sealed class PythonListTests
{
    [TestCase("[]", new string[0])]
    [TestCase(" [ 'a' ,\n'b' ] ", new[] { "a", "b" })]
    [TestCase("['a', \"b's\"]", new[] { "a", "b's" })]
    [TestCase("[\"say \\\"x\\\"\", 'it\\'s']", new[] { "say \"x\"", "it's" })]
    [TestCase("['',]", new[] { "" })]
    [TestCase(@"['a\\b', 'c\n', '\t\r', '\xe9\u20ac\U0001d11e']", new[] { @"a\b", "c\n", "\t\r", "é€𝄞" })]
    [TestCase("['[x], ]']", new[] { "[x], ]" })]
    [TestCase("['∠ABC']", new[] { "∠ABC" })]
    public void TryParse_List_GivesItsElements(string text, string[] expected)
    {
        Assert.That(PythonList.TryParse(text, out var list), text);
        Assert.That(list, Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("a")]
    [TestCase("'a'")]
    [TestCase("['a'")]
    [TestCase("['a]")]
    [TestCase("['a', 'b'")]
    [TestCase("['a' 'b']")]
    [TestCase("[,]")]
    [TestCase("['a',,]")]
    [TestCase("[a]")]
    [TestCase("[1]")]
    [TestCase("[None]")]
    [TestCase("['a'] 'b'")]
    [TestCase("['a\\']")]
    [TestCase("['\\q']")]
    [TestCase("['\\x4']")]
    [TestCase("['\\ud800']")]
    [TestCase("['\\U00110000']")]
    [TestCase("['a\nb']")]
    [TestCase("('a',)")]
    [TestCase("['a']]")]
    public void TryParse_AnythingElse_IsNone(string text) => Assert.That(PythonList.TryParse(text, out _), Is.False, text);
}
