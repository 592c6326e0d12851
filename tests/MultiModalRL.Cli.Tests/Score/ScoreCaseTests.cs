using System.Text.Json.Nodes;

namespace MultiModalRL.Cli.Tests;

/// <summary>Whole files of every metric, against a second implementation: see README.md beside this file.</summary>
public sealed class ScoreCaseTests
{
    private static readonly string Cases = Repository.PathOf("tests/MultiModalRL.Cli.Tests/Score/Cases");

    private static IEnumerable<string> Names => Directory.EnumerateDirectories(Cases).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    [Test]
    public void Cases_CoverEveryMetric()
    {
        using var registries = Registries.Of([]);
        var covered = Names.Select(name => (string)Expected(name)["arguments"]![0]!).ToHashSet();
        Assert.That(registries.Scorers.All.Select(scorer => scorer.Name), Is.EquivalentTo(covered));
    }

    [TestCaseSource(nameof(Names))]
    public void Score_OfACase_IsWhatTheSecondImplementationSays(string name)
    {
        using var shell = new Shell();
        Assert.That(shell.Run([.. Arguments(name), "--json"]), Is.Zero, () => shell.Error);
        var result = shell.Json;
        var flaws = Expected(name)["result"]!.AsObject()
            .Where(field => !JsonNode.DeepEquals(Plain(field.Value), Plain(result[field.Key])))
            .Select(field => $"{field.Key}: expected {field.Value?.ToJsonString() ?? "none"}, found {result[field.Key]?.ToJsonString() ?? "none"}");
        Assert.That(flaws, Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public void Score_WithoutJson_PrintsTheSameFigures(string name)
    {
        using var shell = new Shell();
        Assert.That(shell.Run([.. Arguments(name), "--json"]), Is.Zero, () => shell.Error);
        var overall = shell.Json["overall"]!.ToJsonString();
        Assert.That(shell.Run(Arguments(name)), Is.Zero, () => shell.Error);
        Assert.That(shell.Out.Split('\n'), Has.Some.Matches<string?>(line => line!.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["overall", var value, _, ..] && value == overall));
    }

    private static JsonNode Expected(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Cases, name, "expected.json")))!;

    private static string[] Arguments(string name)
    {
        var words = Expected(name)["arguments"]!.AsArray().Select(word => (string)word!).ToArray();
        var folder = Path.Combine(Cases, name);
        return ["score", words[0], .. words[1..].Select(word => Path.Exists(Path.Combine(folder, word)) ? Path.Combine(folder, word) : word)];
    }

    // Numbers by their value: 1 is 1.0. Members in any order.
    private static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject group => new JsonObject(group.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))),
        JsonValue value when value.GetValueKind() == System.Text.Json.JsonValueKind.Number => JsonValue.Create((double)value),
        null => null,
        _ => node.DeepClone(),
    };
}
