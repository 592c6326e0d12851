using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiModalRL.Cli;

/// <summary>A result as rows of a table, nested names joined by dots.</summary>
internal static class ResultRows
{
    public static IEnumerable<string[]> Of(JsonObject result, string prefix = "")
    {
        foreach (var (name, value) in result)
        {
            if (value is JsonObject inner)
            {
                foreach (var row in Of(inner, $"{prefix}{name}."))
                {
                    yield return row;
                }
            }
            else
            {
                yield return [prefix + name, Text(value)];
            }
        }
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "–",
        JsonArray array => string.Join(" … ", array.Select(Text)),
        JsonValue number when number.GetValueKind() == JsonValueKind.Number =>
            Math.Round(number.GetValue<double>(), 4).ToString(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
