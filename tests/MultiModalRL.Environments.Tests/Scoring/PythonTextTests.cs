namespace MultiModalRL.Environments.Tests;

public sealed class PythonTextTests
{
    [TestCase("ΟΔΟΣ ΣΑΣ", "οδος σας")]
    [TestCase("İ", "i\u0307")]
    [TestCase("Σ", "σ")]
    [TestCase("AΣ.", "aς.")]
    [TestCase("AΣ.B", "aσ.b")]
    [TestCase("ÉCOLE", "école")]
    [TestCase("\U00010400Σ", "\U00010428ς")]
    [TestCase("AΣ\U00010400", "aσ\U00010428")]
    [TestCase("AΣ\U0001F600", "aς\U0001F600")]
    [TestCase("ǅΣ", "ǆς")]
    [TestCase("ⅧΣ\u0301·", "ⅷς\u0301·")]
    [TestCase("AΣ’\u00ADb", "aσ’\u00ADb")]
    [TestCase("1Σ", "1σ")]
    public void Lower_FullMapping_IsPythons(string text, string lower) => Assert.That(PythonText.Lower(text), Is.EqualTo(lower));

    [Test]
    public void Split_Separators_AreSpacesToo() =>
        Assert.That(PythonText.Split("\u001Ca\u001Fb\u0085c\u00A0d\u2003\u200Be"), Is.EqualTo(new[] { "a", "b", "c", "d", "\u200Be" }));

    // What str.isspace holds for; all of them are in the basic plane.
    [Test]
    public void IsSpace_OfAllCharacters_IsPythons()
    {
        int[] spaces = [.. Enumerable.Range(9, 5), .. Enumerable.Range(0x1C, 5), 0x85, 0xA0, 0x1680, .. Enumerable.Range(0x2000, 11), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000];
        Assert.That(Enumerable.Range(0, 0x10000).Where(code => PythonText.IsSpace((char)code)), Is.EqualTo(spaces));
    }

    [TestCase("", "")]
    [TestCase(" \u001D\t", "")]
    [TestCase("\u00A0a b\n", "a b")]
    public void Strip_Ends_AreGone(string text, string stripped) => Assert.That(PythonText.Strip(text), Is.EqualTo(stripped));

    [TestCase("kitten", "sitting", 3)]
    [TestCase("", "abc", 3)]
    [TestCase("a\U0001F600b", "ab", 1)]
    [TestCase("\U0001F600", "\U0001F601", 1)]
    public void EditDistance_CountsCodePoints(string first, string second, int distance) =>
        Assert.That(EditDistance.Between(first, second), Is.EqualTo(distance));
}
