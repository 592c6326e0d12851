using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>A value in a JSON file; what is not as expected becomes an <see cref="InputException"/> that names file and place.</summary>
/// <param name="File">The file.</param>
/// <param name="Place">Where in it.</param>
/// <param name="Element">The value.</param>
internal readonly record struct JsonItem(string File, string Place, JsonElement Element)
{
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    public bool IsNull => Element.ValueKind == JsonValueKind.Null;

    /// <summary>Whether there is such a member, and it is not null.</summary>
    public bool Has(string name) => IsObject && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>A member; of members with the same name the last.</summary>
    public JsonItem Member(string name) =>
        !IsObject ? throw Failure($"an object with '{name}'")
        : Element.TryGetProperty(name, out var value) ? new JsonItem(File, $"{Place}: {name}", value)
        : throw new InputException($"{File}: {Place}: expected a member '{name}', found none");

    public string Text(string name) => Member(name).AsText();

    public string AsText()
    {
        if (Element.ValueKind != JsonValueKind.String)
        {
            throw Failure("a string");
        }

        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return JsonEscapes.Read(Raw());
        }
    }

    /// <summary>
    /// A member that scripts only compare with strings: null where it is something else, which equals none of them.
    /// </summary>
    public string? Comparable(string name) => Member(name).AsComparable();

    /// <inheritdoc cref="Comparable"/>
    public string? AsComparable() => Element.ValueKind == JsonValueKind.String ? AsText() : null;

    /// <summary>A whole number, as text in its shortest form.</summary>
    public string WholeNumber(string name)
    {
        var member = Member(name);
        return member.Element.ValueKind == JsonValueKind.Number && member.Element.TryGetInt64(out var value)
            ? value.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : throw member.Failure("a whole number");
    }

    /// <summary>An id: a whole number or a string.</summary>
    public string Id(string name) => Member(name) is { Element.ValueKind: JsonValueKind.String } member ? member.AsText() : WholeNumber(name);

    public bool Flag(string name) => Member(name) is var member && member.Element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? member.Element.GetBoolean()
        : throw member.Failure("true or false");

    public ImmutableArray<string> Texts(string name) => [.. Items(name).Select(item => item.AsText())];

    public IEnumerable<JsonItem> Items(string name)
    {
        var member = Member(name);
        return member.Element.ValueKind == JsonValueKind.Array
            ? member.Element.EnumerateArray().Select((element, index) => member with { Place = $"{member.Place} {index + 1}", Element = element })
            : throw member.Failure("an array");
    }

    /// <summary>The members of an object, by name.</summary>
    public IEnumerable<(string Name, JsonItem Value)> Members()
    {
        foreach (var member in IsObject ? Element.EnumerateObject() : throw Failure("an object"))
        {
            string name;
            try
            {
                name = member.Name;
            }
            catch (InvalidOperationException exception)
            {
                throw new InputException($"{File}: {Place}: malformed JSON: a name is no valid Unicode", exception);
            }

            yield return (name, this with { Place = $"{Place}: {name}", Element = member.Value });
        }
    }

    /// <summary>As it is written.</summary>
    public string Raw()
    {
        try
        {
            return Element.GetRawText();
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException($"{File}: {Place}: expected text in UTF-8", exception);
        }
    }

    public InputException Failure(string expected) => new($"{File}: {Place}: expected {expected}, found {Found()}");

    private string Found()
    {
        const int Most = 60;
        var text = Raw().ReplaceLineEndings(" ");
        return text.Length > Most ? text[..Most] + "…" : text;
    }
}
