using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MultiModalRL.Core;

/// <summary>Options records as JSON and as texts.</summary>
internal static class OptionsWriter
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Write(object options)
    {
        var json = new JsonObject();
        foreach (var member in OptionMember.Of(options.GetType()))
        {
            json[member.Name] = Node(member.Property.GetValue(options));
        }

        return json;
    }

    /// <summary>A value as it is written after <c>--set path=</c>.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!),
        string text => text,
        _ when OptionsShape.ElementType(value.GetType()) is not null => string.Join(',', OptionsShape.Elements(value).Select(Text)),
        _ when OptionsShape.IsRecord(value.GetType()) => Shown(Write(value)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>A node as error messages show it, on one line.</summary>
    public static string Shown(JsonNode? node) => node switch
    {
        null => "null",
        // Made by a program, not read from a text: it may hold what JSON cannot.
        JsonValue value when !value.TryGetValue<JsonElement>(out _) && value.GetValueKind() == JsonValueKind.Number =>
            Convert.ToString(value.GetValue<object>(), CultureInfo.InvariantCulture)!,
        _ => node.ToJsonString(Readable),
    };

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        Enum or string => JsonValue.Create(Text(value)),
        _ when OptionsShape.ElementType(value.GetType()) is not null => new JsonArray([.. OptionsShape.Elements(value).Select(Node)]),
        _ when OptionsShape.IsRecord(value.GetType()) => Write(value),
        _ => JsonNode.Parse(Text(value)),
    };
}
