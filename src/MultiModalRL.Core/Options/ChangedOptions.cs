using System.Text.Json.Nodes;

namespace MultiModalRL.Core;

/// <summary>Which options differ between two objects of the same kind.</summary>
public static class ChangedOptions
{
    /// <summary>Their paths, such as <c>agent.model.fusion</c>.</summary>
    /// <param name="before">All options of the one.</param>
    /// <param name="after">All options of the other.</param>
    /// <param name="path">The path of both.</param>
    public static IEnumerable<string> Of(JsonObject before, JsonObject after, string path)
    {
        ArgumentNullException.ThrowIfNull(before);
        return after.SelectMany(option =>
            option.Value is JsonObject inner && before[option.Key] is JsonObject other ? Of(other, inner, $"{path}.{option.Key}")
            : JsonNode.DeepEquals(before[option.Key], option.Value) ? []
            : [$"{path}.{option.Key}"]);
    }
}
