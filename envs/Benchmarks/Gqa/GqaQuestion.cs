using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>What the scorer needs of a balanced question of GQA.</summary>
/// <param name="Answer">The reference answer.</param>
/// <param name="Structural">Its structural type, such as <c>query</c>.</param>
/// <param name="Semantic">Its semantic type, such as <c>attr</c>.</param>
/// <param name="IsAboutCommonAttribute">Whether its detailed type contains "Common": the right answer is then a kind of attribute.</param>
/// <param name="Group">Its global group; null for none.</param>
/// <param name="Words">How many words its text has.</param>
/// <param name="Steps">How many steps of reasoning its program has.</param>
/// <param name="Entailed">The other questions whose answers follow from this one's.</param>
internal sealed record GqaQuestion(
    string Answer, string Structural, string Semantic, bool IsAboutCommonAttribute, string? Group, int Words, int Steps,
    ImmutableArray<string> Entailed)
{
    // Steps that only ask for what the steps before have found; the name has to be contained, not equal.
    private static readonly string[] NotReasoning = ["exist", "query: name", "choose name"];

    public static GqaQuestion Of(string id, JsonItem item)
    {
        var types = item.Member("types");
        var groups = item.Member("groups");
        return new(
            item.Text("answer"),
            types.Text("structural"),
            types.Text("semantic"),
            types.Has("detailed") && types.Text("detailed").Contains("Common", StringComparison.Ordinal),
            groups.Has("global") ? groups.Text("global") : null,
            PythonText.Split(item.Text("question")).Count,
            item.Items("semantic").Count(IsReasoning),
            item.Has("entailed") ? [.. item.Texts("entailed").Where(other => other != id)] : []);
    }

    private static bool IsReasoning(JsonItem step)
    {
        var argument = step.Member("argument") is { Element.ValueKind: JsonValueKind.String } text ? text.AsText() : "";
        var written = $"{step.Text("operation")}: {argument}";
        return !NotReasoning.Any(operation => written.Contains(operation, StringComparison.Ordinal));
    }
}
