using System.Text.Json;
using System.Text.Json.Nodes;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments.Tests;

/// <summary>
/// Golden values: a JSON record a line, made by a separate Python 3.11 program written from the documented rules with
/// Python's own <c>re</c>, <c>float</c>, <c>round</c>, <c>str</c> and <c>random</c>, over random and adversarial texts
/// (fixed seed). README.md beside this file says what the fields are.
/// </summary>
internal static class GoldenFile
{
    public static IEnumerable<JsonNode> Records(string name) =>
        File.ReadLines(Path.Combine(Folder(), name)).Select(line => JsonNode.Parse(line)!);

    public static string[] Texts(JsonNode? node) => [.. node!.AsArray().Select(text => (string)text!)];

    /// <summary>What a record says that is not so, for the first few records.</summary>
    public static void Check(string name, Func<JsonNode, string?> flaw)
    {
        var records = Records(name).ToArray();
        Assert.That(records, Is.Not.Empty);
        var flaws = records.Select(record => (record, Flaw: flaw(record))).Where(pair => pair.Flaw is not null).ToArray();
        Assert.That(
            flaws.Take(5).Select(pair => $"{pair.record.ToJsonString()} but {pair.Flaw}"), Is.Empty, $"{flaws.Length} of {records.Length}");
    }

    public static JsonItem Item(JsonNode? node)
    {
        using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
        return new JsonItem("test", "value", document.RootElement.Clone()) { Rules = JsonRules.Python };
    }

    private static string Folder()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "MultiModalRL.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("the tests run outside the repository");
        }

        return Path.Combine(at.FullName, "tests", "MultiModalRL.Environments.Tests");
    }
}
