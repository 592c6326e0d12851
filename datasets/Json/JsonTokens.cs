using System.Text;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Reads a JSON text of any length piece by piece: tokens one at a time, values whole. Memory is bounded by the longest
/// value asked for. No comments, no trailing commas; what follows the end is told apart by <see cref="Next"/>.
/// </summary>
internal sealed class JsonTokens : IDisposable
{
    /// <summary>Longest value that is read whole, in bytes.</summary>
    public const int MaxValueBytes = 64 << 20;

    private const int FirstBufferBytes = 1 << 16;

    private readonly string file;
    private readonly Stream stream;
    private readonly JsonDocumentOptions options;
    private byte[] buffer = new byte[FirstBufferBytes];
    private int start;
    private int end;
    private bool isLast;

    // Lines within the value read last, which begins before them.
    private int pending;
    private JsonReaderState state;

    /// <summary>Starts reading; a byte order mark is skipped.</summary>
    public JsonTokens(string file, Stream stream, JsonRules rules)
    {
        options = Options(rules);
        this.file = file;
        this.stream = stream;
        Fill();
        if (buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble))
        {
            start = Encoding.UTF8.Preamble.Length;
        }
    }

    /// <summary>The line of the token or value that was read last; 1 for the first.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The text of the last token, where it was the name of a field.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Reads the next token, or nothing at the end of the text.</summary>
    /// <exception cref="InputException">It is no JSON; the message names file and line.</exception>
    public JsonTokenType Next()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isLast, state);
            try
            {
                if (reader.Read())
                {
                    Name = reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : "";
                    Advance((int)reader.TokenStartIndex, (int)reader.BytesConsumed, reader.CurrentState);
                    return reader.TokenType;
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                throw Malformed((int)reader.BytesConsumed, exception);
            }

            if (isLast)
            {
                return JsonTokenType.None;
            }

            Fill();
        }
    }

    /// <summary>Reads the next token, which must be of a type.</summary>
    /// <exception cref="InputException">It is another.</exception>
    public void Expect(JsonTokenType type, string expected)
    {
        if (Next() is var found && found != type)
        {
            throw Failure($"expected {expected}, found {Named(found)}");
        }
    }

    /// <summary>Reads a value whole, or nothing where an array ends instead.</summary>
    /// <exception cref="InputException">It is no JSON, has a field twice where that is no JSON, or is too long.</exception>
    public JsonElement? NextValue()
    {
        while (true)
        {
            var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isLast, state);
            try
            {
                if (reader.Read())
                {
                    var at = (int)reader.TokenStartIndex;
                    if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                    {
                        Advance(at, (int)reader.BytesConsumed, reader.CurrentState);
                        return null;
                    }

                    if (reader.TrySkip())
                    {
                        var value = JsonElement.Parse(buffer.AsSpan(start + at, (int)reader.BytesConsumed - at), options);
                        Advance(at, (int)reader.BytesConsumed, reader.CurrentState);
                        return value;
                    }
                }
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                throw Malformed((int)reader.BytesConsumed, exception);
            }

            if (isLast)
            {
                throw Failure("expected a value, found the end of the file");
            }

            Fill();
        }
    }

    /// <summary>Reads over the next value, however long.</summary>
    public void SkipValue()
    {
        var depth = 0;
        do
        {
            depth += Next() switch
            {
                JsonTokenType.StartArray or JsonTokenType.StartObject => 1,
                JsonTokenType.EndArray or JsonTokenType.EndObject => -1,
                JsonTokenType.None => throw Failure("expected a value, found the end of the file"),
                _ => 0,
            };
        }
        while (depth > 0);
    }

    /// <summary>A failure at the line read last.</summary>
    public InputException Failure(string problem, Exception? inner = null) => new($"{file}: line {Line}: {problem}", inner!);

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    /// <summary>How values are read whole.</summary>
    public static JsonDocumentOptions Options(JsonRules rules) => new() { AllowDuplicateProperties = rules == JsonRules.Python };

    /// <summary>What messages call a token.</summary>
    public static string Named(JsonTokenType type) => type switch
    {
        JsonTokenType.None => "the end of the file",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.EndArray => "the end of an array",
        JsonTokenType.EndObject => "the end of an object",
        _ => "a single value",
    };

    private void Advance(int from, int to, JsonReaderState after)
    {
        var read = buffer.AsSpan(start, to);
        Line += pending + read[..from].Count((byte)'\n');
        pending = read[from..].Count((byte)'\n');
        start += to;
        state = after;
    }

    private InputException Malformed(int position, Exception exception)
    {
        Line += pending + buffer.AsSpan(start, Math.Min(position, end - start)).Count((byte)'\n');
        var flaw = exception is JsonException malformed ? JsonFlaw.OfLine(malformed) : "a name is no valid Unicode";
        return Failure($"malformed JSON: {flaw}", exception);
    }

    private void Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
        {
            if (end >= MaxValueBytes)
            {
                throw Failure($"expected values of at most {MaxValueBytes} bytes, found a longer one");
            }

            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var read = stream.ReadAtLeast(buffer.AsSpan(end), buffer.Length - end, throwOnEndOfStream: false);
        isLast = read < buffer.Length - end;
        end += read;
    }
}
