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
        JsonValueKind.Object => $"{{{string.Join(", ", item.Members().Select(member => $"{Quoted(member.Name)}: {Repr(member.Value)}"))}}}",
        _ => "None",
    };

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
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                _ when rune.Value == quote => quoted.Append('\\').Append(quote),
                _ when IsPrintable(rune) => quoted.Append(rune),
                <= 0xFF => quoted.Append(CultureInfo.InvariantCulture, $@"\x{rune.Value:x2}"),
                <= 0xFFFF => quoted.Append(CultureInfo.InvariantCulture, $@"\u{rune.Value:x4}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $@"\U{rune.Value:x8}"),
            };
        }

        return quoted.Append(quote).ToString();
    }

    // str.isprintable: no spaces but the plain one, nothing that shows nothing.
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
