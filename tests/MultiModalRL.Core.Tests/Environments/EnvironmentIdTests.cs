namespace MultiModalRL.Core.Tests;

public sealed class EnvironmentIdTests
{
    [TestCase("glimpse/GridShapes-v0", "glimpse", "GridShapes", 0)]
    [TestCase("classic/CartPole-v1", "classic", "CartPole", 1)]
    [TestCase("CartPole-v12", "", "CartPole", 12)]
    [TestCase("a:b-c/Name.with-dots_and:all-v3", "a:b-c", "Name.with-dots_and:all", 3)]
    [TestCase("x/Odd-v1-v2", "x", "Odd-v1", 2)]
    public void Parse_WellFormed_GivesItsPartsAndTheTextBack(string text, string space, string name, int version)
    {
        var id = EnvironmentId.Parse(text);
        Assert.That(id, Is.EqualTo(new EnvironmentId(space, name, version)));
        Assert.That(id.ToString(), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("glimpse/GridShapes")]
    [TestCase("glimpse/GridShapes-v")]
    [TestCase("glimpse/GridShapes-v-1")]
    [TestCase("glimpse/GridShapes-v1.0")]
    [TestCase("glimpse/GridShapes-V0")]
    [TestCase("/GridShapes-v0")]
    [TestCase("a/b/GridShapes-v0")]
    [TestCase("glimpse/-v0")]
    [TestCase("glimpse/Grid Shapes-v0")]
    [TestCase("glimpse/GridShapes-v0\n")]
    [TestCase(" glimpse/GridShapes-v0")]
    [TestCase("a.b/GridShapes-v0")]
    [TestCase("glimpse/GridShapes-v99999999999")]
    public void Parse_Malformed_NamesTheTextAndTheGrammar(string text)
    {
        Assert.That(EnvironmentId.TryParse(text, out _), Is.False);
        Assert.That(() => EnvironmentId.Parse(text), Throws.TypeOf<InputException>().With.Message.Contains($"'{text.Replace('\n', '\uFFFD')}'").And.Message.Contains("namespace/Name-vN"));
    }
}
