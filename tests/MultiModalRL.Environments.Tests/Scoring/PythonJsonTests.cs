using System.Text.Json.Nodes;

namespace MultiModalRL.Environments.Tests;

public sealed class PythonJsonTests
{
    // What str makes of a list shows its strings by repr: what cannot be printed is escaped, and no space but the plain one.
    [TestCase("a b", "['a b']")]
    [TestCase("it's", "[\"it's\"]")]
    [TestCase("'\"", "['\\'\"']")]
    [TestCase("a\\\n\r\t\u0000\u007F", "['a\\\\\\n\\r\\t\\x00\\x7f']")]
    [TestCase("\u00A0\u00AD\u00E9", "['\\xa0\\xad\u00E9']")]
    [TestCase("\u200B\u3000\uFEFF\uE000", "['\\u200b\\u3000\\ufeff\\ue000']")]
    [TestCase("\U0001F600\U000E0001", "['\U0001F600\\U000e0001']")]
    public void Text_OfAListWithAString_IsPythons(string element, string text) =>
        Assert.That(PythonJson.Text(GoldenFile.Item(new JsonArray(element))), Is.EqualTo(text));

    [TestCase("[1, 2.50, -0.0, 1e16, 1E400, true, null]", "[1, 2.5, -0.0, 1e+16, inf, True, None]")]
    [TestCase("""{"a":[{}],"b":"c"}""", "{'a': [{}], 'b': 'c'}")]
    [TestCase("123456789012345678901234567890", "123456789012345678901234567890")]
    [TestCase("-0", "0")]
    public void Text_OfAValue_IsPythons(string json, string text) =>
        Assert.That(PythonJson.Text(GoldenFile.Item(JsonNode.Parse(json))), Is.EqualTo(text));
}
