namespace MultiModalRL.Environments.Tests;

public sealed class PythonTextTests
{
    [TestCase("ΟΔΟΣ ΣΑΣ", "οδος σας")]
    [TestCase("İ", "i\u0307")]
    [TestCase("Σ", "σ")]
    [TestCase("AΣ.", "aς.")]
    [TestCase("AΣ.B", "aσ.b")]
    [TestCase("ÉCOLE", "école")]
    public void Lower_FullMapping_IsPythons(string text, string lower) => Assert.That(PythonText.Lower(text), Is.EqualTo(lower));

    [Test]
    public void Split_Separators_AreSpacesToo() =>
        Assert.That(PythonText.Split("\u001Ca\u001Fb\u0085c\u00A0d\u2003\u200Be"), Is.EqualTo(new[] { "a", "b", "c", "d", "\u200Be" }));

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
