using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace MultiModalRL.Environments;

/// <summary>What a metric says about a prediction file.</summary>
/// <param name="Variant">The variant computed.</param>
/// <param name="Unit"><c>percent</c> or <c>fraction</c>, as the official script prints.</param>
/// <param name="Count">Questions scored.</param>
/// <param name="Overall">The metric over all of them.</param>
public sealed record ScoreReport(string Variant, string Unit, int Count, ScoreValue Overall)
{
    /// <summary>The metric's name.</summary>
    public string Metric { get; init; } = "";

    /// <summary>Annotated questions that have no prediction and that the official script leaves out; null where it allows none.</summary>
    public int? Missing { get; init; }

    /// <summary>Further numbers of the script, each a field of its own.</summary>
    public ImmutableArray<NamedScore> Figures { get; init; } = [];

    /// <summary>Numbers of the script that are left out, and why: <c>…_missing</c> in the object.</summary>
    public ImmutableArray<MissingFigure> MissingFigures { get; init; } = [];

    /// <summary>The metric within groups.</summary>
    public ImmutableArray<ScoreBreakdown> Breakdowns { get; init; } = [];

    /// <summary>The value of each question, by id.</summary>
    public ImmutableArray<NamedScore> Questions { get; init; } = [];

    /// <summary>The object that <c>--json</c> prints: each figure as the script prints it, beside it <c>…_unrounded</c>.</summary>
    /// <param name="perQuestion">Whether to add <c>per_question</c>.</param>
    public JsonObject ToJson(bool perQuestion)
    {
        var json = new JsonObject { ["metric"] = Metric, ["variant"] = Variant, ["unit"] = Unit, ["count"] = Count };
        if (Missing is { } missing)
        {
            json["missing"] = missing;
        }

        Add(json, "overall", Overall);
        foreach (var figure in Figures)
        {
            Add(json, figure.Name, figure.Value);
        }

        foreach (var figure in MissingFigures)
        {
            json[$"{figure.Name}_missing"] = figure.Reason;
        }

        foreach (var breakdown in Breakdowns)
        {
            Add(json, breakdown.Name, breakdown.Groups);
            json[$"per_{breakdown.Name}_count"] = Object(breakdown.Groups, group => group.Count);
        }

        if (perQuestion)
        {
            Add(json, "question", Questions);
        }

        return json;
    }

    private static void Add(JsonObject json, string name, ImmutableArray<NamedScore> scores)
    {
        json[$"per_{name}"] = Object(scores, score => score.Value.Printed);
        json[$"per_{name}_unrounded"] = Object(scores, score => score.Value.Unrounded);
    }

    private static void Add(JsonObject json, string name, ScoreValue value)
    {
        json[name] = value.Printed;
        json[$"{name}_unrounded"] = value.Unrounded;
    }

    // Names may hold halves of surrogate pairs, which no file in UTF-8 can.
    private static string Printable(string name) => name.Any(char.IsSurrogate) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)) : name;

    // Some scripts count an annotation again that is there twice; under one name it is told once.
    private static JsonObject Object(ImmutableArray<NamedScore> scores, Func<NamedScore, JsonNode> value)
    {
        var json = new JsonObject();
        foreach (var score in scores)
        {
            json[Printable(score.Name)] = value(score);
        }

        return json;
    }
}
