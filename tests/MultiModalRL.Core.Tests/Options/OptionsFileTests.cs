namespace MultiModalRL.Core.Tests;

public sealed class OptionsFileTests
{
    private string file = "";

    [SetUp]
    public void SetUp() => file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"options-{TestContext.CurrentContext.Test.ID}.json");

    [TearDown]
    public void TearDown() => File.Delete(file);

    [Test]
    public void Read_ObjectWithCommentsAndTrailingCommas_IsRead()
    {
        File.WriteAllText(file, "{ // why\n \"agent\": { \"epochs\": 3, }, }");
        Assert.That(OptionsFile.Read(file)["agent"]!["epochs"]!.GetValue<int>(), Is.EqualTo(3));
    }

    [TestCase("{\n  \"agent\": {\n    \"epochs\": x\n  }\n}", ", line 3, column 15: not valid JSON")]
    [TestCase("{", ", line 1, column 2: not valid JSON")]
    [TestCase("", ", line 1, column 1: not valid JSON")]
    [TestCase("{ \"a\": 1, \"a\": 2 }", "not valid JSON")]
    [TestCase("[1]", ": expected a JSON object")]
    public void Read_Malformed_NamesFileLineAndColumn(string text, string message)
    {
        File.WriteAllText(file, text);
        Assert.That(
            () => OptionsFile.Read(file),
            Throws.TypeOf<InputException>().With.Message.StartsWith(file).And.Message.Contains(message).And.Message.Not.Contains("\n"));
    }

    [Test]
    public void Read_Missing_NamesTheFile() =>
        Assert.That(() => OptionsFile.Read(file), Throws.TypeOf<InputException>().With.Message.StartsWith(file));
}
