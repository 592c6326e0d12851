using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A value in a JSON file, read member by member. Every failure is an <see cref="InputException"/> of one line that names the
/// file, the place in it, what was expected and what was found.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Place">Where in it: <c>line 3, item 2: answer</c>.</param>
/// <param name="Element">The value.</param>
public readonly record struct JsonItem(string File, string Place, JsonElement Element)
{
    /// <summary>What is made of doubtful JSON.</summary>
    public JsonRules Rules { get; init; }

    /// <summary>Whether it is an object.</summary>
    public bool IsObject => Element.ValueKind == JsonValueKind.Object;

    /// <summary>Whether there is such a member, and it is not null.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>A member; of members with the same name the last.</summary>
    /// <exception cref="InputException">There is none, or this is no object.</exception>
    public JsonItem Member(string name) =>
        !IsObject ? throw Failure($"an object with '{name}'")
        : Element.TryGetProperty(name, out var value) ? this with { Place = $"{Place}: {name}", Element = value }
        : throw Flaw($"expected a member '{name}', found none");

    /// <summary>A member that is text.</summary>
    /// <exception cref="InputException">It is missing or no text.</exception>
    public string Text(string name) => Member(name).AsText();

    /// <summary>A member that is text; null where it is missing or null.</summary>
    /// <exception cref="InputException">It is no text.</exception>
    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    /// <summary>The text that this is.</summary>
    /// <remarks>By Python's rules half a surrogate pair is a character.</remarks>
    /// <exception cref="InputException">It is none, or no valid Unicode.</exception>
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
        catch (InvalidOperationException) when (Rules == JsonRules.Python)
        {
            return JsonEscapes.Read(Raw());
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException(Flaw("expected a string of valid Unicode").Message, exception);
        }
    }

    /// <summary>A member that is a whole number of 64 bits, as text in its shortest form.</summary>
    /// <exception cref="InputException">It is missing or no such number.</exception>
    public string WholeNumber(string name)
    {
        var member = Member(name);
        return member.Element.ValueKind == JsonValueKind.Number && member.Element.TryGetInt64(out var value)
            ? value.ToString(CultureInfo.InvariantCulture)
            : throw member.Failure("a whole number");
    }

    /// <summary>A member that is an id: a whole number or a string.</summary>
    /// <exception cref="InputException">It is missing or neither.</exception>
    public string Id(string name) => Member(name) is { Element.ValueKind: JsonValueKind.String } member ? member.AsText() : WholeNumber(name);

    /// <summary>A member that is text or a number, which is taken as it is written: options and answers are published as both.</summary>
    /// <exception cref="InputException">It is missing or neither.</exception>
    public string Scalar(string name) => Member(name).AsScalar();

    /// <summary>A member that is true or false.</summary>
    /// <exception cref="InputException">It is missing or neither.</exception>
    public bool Flag(string name) => Member(name) is var member && member.Element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? member.Element.GetBoolean()
        : throw member.Failure("true or false");

    /// <summary>A member that is an array of text.</summary>
    /// <exception cref="InputException">It is missing or no such array.</exception>
    public ImmutableArray<string> Texts(string name) => Member(name).AsTexts();

    /// <summary>A member that is an array of text and numbers, which are taken as they are written.</summary>
    /// <exception cref="InputException">It is missing or no such array.</exception>
    public ImmutableArray<string> Scalars(string name) => [.. Items(name).Select(item => item.AsScalar())];

    /// <summary>The elements of a member that is an array.</summary>
    /// <exception cref="InputException">It is missing or no array.</exception>
    public IEnumerable<JsonItem> Items(string name) => Member(name).AsItems();

    /// <summary>The array of text that this is.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public ImmutableArray<string> AsTexts() => [.. AsItems().Select(item => item.AsText())];

    /// <summary>A member that is only compared with text: null where it is something else, which equals none.</summary>
    /// <exception cref="InputException">It is missing.</exception>
    public string? Comparable(string name) => Member(name).AsComparable();

    /// <summary>The text that this is; null where it is something else.</summary>
    public string? AsComparable() => Element.ValueKind == JsonValueKind.String ? AsText() : null;

    /// <summary>The members of an object, by name.</summary>
    /// <exception cref="InputException">It is none, or a name is no valid Unicode.</exception>
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
                throw new InputException(Flaw("malformed JSON: a name is no valid Unicode").Message, exception);
            }

            yield return (name, this with { Place = $"{Place}: {name}", Element = member.Value });
        }
    }

    /// <summary>As it is written.</summary>
    /// <exception cref="InputException">It is not in UTF-8.</exception>
    public string Raw()
    {
        try
        {
            return Element.GetRawText();
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException(Flaw("expected text in UTF-8").Message, exception);
        }
    }

    /// <summary>A failure that tells what was found here, for checks that the caller makes.</summary>
    /// <param name="expected">What was expected.</param>
    public InputException Failure(string expected) => Flaw($"expected {expected}, found {Quoted.OneLine(Raw().ReplaceLineEndings(" "))}");

    /// <summary>A failure at this place.</summary>
    /// <param name="problem">What was expected and what was found.</param>
    public InputException Flaw(string problem) => new($"{File}: {Place}: {problem}");

    /// <summary>A failure at a member, whether it is there or not.</summary>
    /// <param name="name">The member.</param>
    /// <param name="problem">What was expected and what was found.</param>
    public InputException Flaw(string name, string problem) => Flaw($"{name}: {problem}");

    /// <summary>A member's value, whatever it is; null where it is missing or null.</summary>
    internal JsonElement? Find(string name) =>
        IsObject && Element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private IEnumerable<JsonItem> AsItems()
    {
        var (array, elements) = (this, Element);
        return elements.ValueKind == JsonValueKind.Array
            ? elements.EnumerateArray().Select((element, index) => array with { Place = $"{array.Place} {index + 1}", Element = element })
            : throw Failure("an array");
    }

    private string AsScalar() => Element.ValueKind switch
    {
        JsonValueKind.String => AsText(),
        JsonValueKind.Number => Element.GetRawText(),
        _ => throw Failure("a string or a number"),
    };
}
