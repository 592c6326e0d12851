using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>A JSON object as a row.</summary>
/// <param name="key">The name of the object in the object that holds it; empty in a list.</param>
/// <param name="item">The object.</param>
/// <param name="number">Its number, 1 for the first.</param>
internal sealed class JsonRow(string key, JsonItem item, long number) : IRow
{
    /// <summary>The name of the object in the object that holds it; empty in a list.</summary>
    public string Key => key;

    public long Number => number;

    public bool Has(string field) => Values(field).Any();

    public string? OptionalText(string field) => Only(field) is { } value ? TextOf(field, value) : null;

    public long? OptionalInteger(string field) => Only(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out var whole) => whole,
        // Exports of data frames write whole numbers as 1.0.
        { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out var real) && double.IsInteger(real) && Math.Abs(real) < 1e15 => (long)real,
        { } value => throw Unexpected(field, "a whole number", value),
    };

    public bool? OptionalBoolean(string field) => Only(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw Unexpected(field, "true or false", value),
    };

    public ImmutableArray<string> Texts(string field)
    {
        var values = Values(field).ToArray();
        return values is [{ ValueKind: JsonValueKind.String } only] && !field.Contains('.', StringComparison.Ordinal)
            ? StringifiedList.Of(TextOf(field, only), problem => Failure(field, problem))
            : [.. values.SelectMany(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value]).Select(value => TextOf(field, value))];
    }

    public InputException Failure(string field, string problem) => item.Flaw(field, problem);

    private string TextOf(string field, JsonElement value)
    {
        try
        {
            return value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                _ => throw Unexpected(field, "a string", value),
            };
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException(Failure(field, "expected a string of valid Unicode").Message, exception);
        }
    }

    private JsonElement? Only(string field)
    {
        var values = Values(field).Take(2).ToArray();
        return values.Length switch
        {
            0 => null,
            1 => values[0],
            _ => throw Failure(field, "expected one value, found several"),
        };
    }

    /// <summary>The values at a path that are not null; lists on the way to the last field are walked through.</summary>
    private IEnumerable<JsonElement> Values(string field)
    {
        var names = field.Split('.');
        IEnumerable<JsonElement> at = item.Find(names[0]) is { } first ? [first] : [];
        foreach (var name in names.Skip(1))
        {
            at = at.SelectMany(value => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().AsEnumerable() : [value])
                .Where(value => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out _))
                .Select(value => value.GetProperty(name));
        }

        return at.Where(value => value.ValueKind != JsonValueKind.Null);
    }

    private InputException Unexpected(string field, string expected, JsonElement found) =>
        Failure(field, string.Create(CultureInfo.InvariantCulture, $"expected {expected}, found {Quoted.OneLine(found.GetRawText())}"));
}
