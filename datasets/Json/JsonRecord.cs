using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

#pragma warning disable CA1720 // Accessors are named for the type that they give, as those of Utf8JsonReader and DbDataReader.

/// <summary>
/// One object of a JSON file, read field by field. Every failure is an <see cref="InputException"/> that names the file,
/// the line, the record (the first is record 1), the field, what was expected and what was found.
/// </summary>
public sealed class JsonRecord
{
    private readonly string place;
    private readonly string path;
    private readonly JsonElement element;

    internal JsonRecord(string place, string path, string key, JsonElement element)
    {
        this.place = place;
        this.path = path;
        Key = key;
        this.element = element.ValueKind == JsonValueKind.Object ? element : throw Unexpected(path, "an object", element);
    }

    /// <summary>The name that the record has in the object around it; empty where it is in an array.</summary>
    public string Key { get; }

    /// <summary>The names of its fields, in order.</summary>
    public IEnumerable<string> Fields => element.EnumerateObject().Select(property => property.Name);

    /// <summary>Whether the field is there and is not null.</summary>
    public bool Has(string field) => Find(field) is not null;

    /// <summary>Text.</summary>
    /// <exception cref="InputException">The field is missing or is no text.</exception>
    public string String(string field) => Text(Required(field, "a string"), PathOf(field));

    /// <summary>Text, or null where the field is missing or null.</summary>
    /// <exception cref="InputException">The field is no text.</exception>
    public string? OptionalString(string field) => Find(field) is { } value ? Text(value, PathOf(field)) : null;

    /// <summary>A whole number of 64 bits.</summary>
    /// <exception cref="InputException">The field is missing or is no such number.</exception>
    public long Int64(string field) => Whole(Required(field, "a whole number"), PathOf(field));

    /// <summary>A whole number, or null where the field is missing or null.</summary>
    /// <exception cref="InputException">The field is no such number.</exception>
    public long? OptionalInt64(string field) => Find(field) is { } value ? Whole(value, PathOf(field)) : null;

    /// <summary>A finite number.</summary>
    /// <exception cref="InputException">The field is missing or is no such number.</exception>
    public double Double(string field) => Number(Required(field, "a number"), PathOf(field));

    /// <summary>A finite number, or null where the field is missing or null.</summary>
    /// <exception cref="InputException">The field is no such number.</exception>
    public double? OptionalDouble(string field) => Find(field) is { } value ? Number(value, PathOf(field)) : null;

    /// <summary>A truth value.</summary>
    /// <exception cref="InputException">The field is missing or is none.</exception>
    public bool Boolean(string field) => Truth(Required(field, "a truth value"), PathOf(field));

    /// <summary>A truth value, or null where the field is missing or null.</summary>
    /// <exception cref="InputException">The field is none.</exception>
    public bool? OptionalBoolean(string field) => Find(field) is { } value ? Truth(value, PathOf(field)) : null;

    /// <summary>Text, or a whole number as text: ids are published as both.</summary>
    /// <exception cref="InputException">The field is missing or is neither.</exception>
    public string StringOrNumber(string field)
    {
        var value = Required(field, "a string or a whole number");
        return value.ValueKind switch
        {
            JsonValueKind.String => Text(value, PathOf(field)),
            JsonValueKind.Number => Whole(value, PathOf(field)).ToString(CultureInfo.InvariantCulture),
            _ => throw Unexpected(PathOf(field), "a string or a whole number", value),
        };
    }

    /// <summary>Text, or any number as it is written: options and answers are published as both.</summary>
    /// <exception cref="InputException">The field is missing or is neither.</exception>
    public string Scalar(string field) => ScalarText(Required(field, "a string or a number"), PathOf(field));

    /// <summary>A list of text and numbers, each number as it is written.</summary>
    /// <exception cref="InputException">The field is missing or is no such list.</exception>
    public ImmutableArray<string> ScalarList(string field) => List(field, "a list of strings and numbers", ScalarText);

    /// <summary>A list of text.</summary>
    /// <exception cref="InputException">The field is missing or is no such list.</exception>
    public ImmutableArray<string> StringList(string field) => List(field, "a list of strings", Text);

    /// <summary>A list of text, or null where the field is missing or null.</summary>
    /// <exception cref="InputException">The field is no such list.</exception>
    public ImmutableArray<string>? OptionalStringList(string field) => Has(field) ? StringList(field) : null;

    /// <summary>A list of whole numbers.</summary>
    /// <exception cref="InputException">The field is missing or is no such list.</exception>
    public ImmutableArray<long> Int64List(string field) => List(field, "a list of whole numbers", Whole);

    /// <summary>A list of finite numbers.</summary>
    /// <exception cref="InputException">The field is missing or is no such list.</exception>
    public ImmutableArray<double> DoubleList(string field) => List(field, "a list of numbers", Number);

    /// <summary>A list of records.</summary>
    /// <exception cref="InputException">The field is missing or is no such list.</exception>
    public ImmutableArray<JsonRecord> Records(string field) =>
        List(field, "a list of objects", (value, name) => new JsonRecord(place, name, "", value));

    /// <summary>The record that a field is.</summary>
    /// <exception cref="InputException">The field is missing or is no object.</exception>
    public JsonRecord Record(string field) => new(place, PathOf(field), field, Required(field, "an object"));

    /// <summary>The record that a field is, or null where it is missing or null.</summary>
    /// <exception cref="InputException">The field is no object.</exception>
    public JsonRecord? OptionalRecord(string field) => Has(field) ? Record(field) : null;

    /// <summary>A failure at a field, for checks that the caller makes.</summary>
    /// <param name="field">The field.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public InputException Failure(string field, string problem) => new($"{place}: {PathOf(field)}: {problem}");

    private string PathOf(string field) => path.Length == 0 ? field : $"{path}.{field}";

    /// <summary>The field's value, whatever it is; null where it is missing or null.</summary>
    internal JsonElement? Find(string field) =>
        element.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private JsonElement Required(string field, string expected) =>
        Find(field) ?? throw Failure(field, $"expected {expected}, found {(element.TryGetProperty(field, out _) ? "null" : "no such field")}");

    private ImmutableArray<T> List<T>(string field, string expected, Func<JsonElement, string, T> read)
    {
        var value = Required(field, expected);
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((item, i) => read(item, $"{PathOf(field)}[{i}]"))]
            : throw Unexpected(PathOf(field), expected, value);
    }

    private string Text(JsonElement value, string name)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Unexpected(name, "a string", value);
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException($"{place}: {name}: expected a string of valid Unicode", exception);
        }
    }

    private string ScalarText(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.String => Text(value, name),
        JsonValueKind.Number => value.GetRawText(),
        _ => throw Unexpected(name, "a string or a number", value),
    };

    private long Whole(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : throw Unexpected(name, "a whole number", value);

    private double Number(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number
            : throw Unexpected(name, "a finite number", value);

    private bool Truth(JsonElement value, string name) =>
        value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Unexpected(name, "a truth value", value);

    private InputException Unexpected(string name, string expected, JsonElement value)
    {
        var found = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            _ => Quoted.OneLine(value.GetRawText()),
        };
        return new($"{place}: {(name.Length == 0 ? "" : name + ": ")}expected {expected}, found {found}");
    }
}
