using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>What Python's <c>str</c> and <c>float</c> make of a value that was read from JSON.</summary>
internal static class PythonJson
{
    /// <summary><c>str(value)</c>.</summary>
    public static string Text(JsonItem item) => item.Element.ValueKind == JsonValueKind.String ? item.AsText() : Repr(item);

    /// <summary><c>float(value)</c>; null where Python raises an error.</summary>
    public static double? Number(JsonItem item) => item.Element.ValueKind switch
    {
        JsonValueKind.String => PythonNumber.Parse(item.AsText()),
        JsonValueKind.Number => item.Element.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => null,
    };

    private static string Repr(JsonItem item) => item.Element.ValueKind switch
    {
        JsonValueKind.String => Quoted(item.AsText()),
        JsonValueKind.Number => NumberText(item.Element),
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        JsonValueKind.Array => $"[{string.Join(", ", item.Element.EnumerateArray().Select(element => Repr(item with { Element = element })))}]",
        JsonValueKind.Object => $"{{{string.Join(", ", item.Element.EnumerateObject().Select(member => Pair(item, member)))}}}",
        _ => "None",
    };

    private static string Pair(JsonItem item, JsonProperty member) => $"{Quoted(member.Name)}: {Repr(item with { Element = member.Value })}";

    private static string NumberText(JsonElement number)
    {
        var raw = number.GetRawText();
        return raw.AsSpan().IndexOfAny('.', 'e', 'E') < 0
            ? BigInteger.Parse(raw, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
            : PythonNumber.Text(number.GetDouble());
    }

    private static string Quoted(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var quoted = new StringBuilder().Append(quote);
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                _ when character == quote => quoted.Append('\\').Append(character),
                < ' ' or '\u007F' => quoted.Append(CultureInfo.InvariantCulture, $@"\x{(int)character:x2}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append(quote).ToString();
    }
}
