using System.Text;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Reads one JSON array whose elements are arrays of a fixed number of fields, strictly: no comments, no trailing
/// commas, nothing after the end. Every failure is one <see cref="InputException"/> that names the file, the line and
/// column in bytes, the row (the first is row 1), what was expected and what was found.
/// </summary>
/// <example>
/// <code>
/// var rows = new JsonRowReader(file, bytes);
/// while (rows.NextRow(2)) { var text = rows.ReadString("question"); var id = rows.ReadInt32("image id", 0); }
/// </code>
/// </example>
public ref struct JsonRowReader
{
    private readonly string file;
    private readonly ReadOnlySpan<byte> utf8;
    private Utf8JsonReader reader;
    private int fields;

    /// <summary>Starts reading.</summary>
    /// <param name="file">What messages call the source.</param>
    /// <param name="utf8">Its bytes; a byte order mark is skipped.</param>
    /// <exception cref="InputException">Something else than an array begins there.</exception>
    public JsonRowReader(string file, ReadOnlySpan<byte> utf8)
    {
        this.file = file;
        this.utf8 = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        reader = new Utf8JsonReader(this.utf8);
        Advance("one JSON array");
        Expect(JsonTokenType.StartArray, "one JSON array");
    }

    /// <summary>The row being read: 1 for the first, 0 before it.</summary>
    public int Row { get; private set; }

    /// <summary>Goes to the next row; the fields of the current one must have been read.</summary>
    /// <param name="fieldCount">How many fields the row must have.</param>
    /// <returns>False after the last row, once nothing is known to follow the array.</returns>
    /// <exception cref="InputException">The current row has more fields, or no row and no end follows.</exception>
    public bool NextRow(int fieldCount)
    {
        if (Row > 0)
        {
            var end = $"the end of the row after {fields} fields";
            Advance(end);
            Expect(JsonTokenType.EndArray, end);
        }

        Row++;
        fields = fieldCount;
        Advance("a row or the end of the array");
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            ExpectNothingMore();
            return false;
        }

        Expect(JsonTokenType.StartArray, $"a row of {fieldCount} fields");
        return true;
    }

    /// <summary>Reads the next field, a string.</summary>
    /// <param name="name">What messages call the field.</param>
    /// <exception cref="InputException">The row ends, or the field is something else or is no valid Unicode.</exception>
    public string ReadString(string name)
    {
        Advance(name);
        Expect(JsonTokenType.String, $"{name}, a string");
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw Failure($"expected {name}, a string of valid Unicode", reader.TokenStartIndex, exception);
        }
    }

    /// <summary>Reads the next field, a whole number.</summary>
    /// <param name="name">What messages call the field.</param>
    /// <param name="minimum">The least value allowed.</param>
    /// <exception cref="InputException">The row ends, or the field is something else, smaller, or above 2³¹ − 1.</exception>
    public int ReadInt32(string name, int minimum)
    {
        Advance(name);
        var expected = $"{name}, a whole number from {minimum} to {int.MaxValue}";
        Expect(JsonTokenType.Number, expected);
        return reader.TryGetInt32(out var value) && value >= minimum ? value : throw Unexpected(expected);
    }

    /// <summary>A failure at the field read last, for checks that the caller makes.</summary>
    public readonly InputException Failure(string problem) => Failure(problem, reader.TokenStartIndex, null);

    private void Advance(string expected)
    {
        try
        {
            if (!reader.Read())
            {
                throw Failure($"expected {expected}, found the end of the file", utf8.Length, null);
            }
        }
        catch (JsonException exception)
        {
            // The reader's own text ends with its position, which the message names already.
            var text = exception.Message.Split(" LineNumber:")[0];
            throw Failure($"expected {expected}, found malformed JSON: {Quoted.OneLine(text)}", reader.BytesConsumed, exception);
        }
    }

    private void ExpectNothingMore()
    {
        Row = 0;
        try
        {
            if (reader.Read())
            {
                throw Unexpected("nothing after the array");
            }
        }
        catch (JsonException exception)
        {
            throw Failure("expected nothing after the array", reader.BytesConsumed, exception);
        }
    }

    private readonly void Expect(JsonTokenType type, string expected)
    {
        if (reader.TokenType != type)
        {
            throw Unexpected(expected);
        }
    }

    private readonly InputException Unexpected(string expected) => Failure($"expected {expected}, found {Found()}");

    private readonly string Found() => reader.TokenType switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.EndArray => "the end of the row",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.String => $"the string \"{Token()}\"",
        _ => Token(),
    };

    private readonly string Token()
    {
        var value = reader.ValueSpan;
        return Quoted.OneLine(Encoding.UTF8.GetString(value[..Math.Min(value.Length, 256)]));
    }

    private readonly InputException Failure(string problem, long position, Exception? inner)
    {
        var before = utf8[..(int)Math.Min(position, utf8.Length)];
        var line = 1 + before.Count((byte)'\n');
        var column = before.Length - before.LastIndexOf((byte)'\n');
        var row = Row > 0 ? $", row {Row}" : "";
        return new InputException($"{file}: line {line}, column {column}{row}: {problem}", inner!);
    }
}
