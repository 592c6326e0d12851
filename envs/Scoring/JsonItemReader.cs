using System.Text;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Reads a JSON file member by member, so that files of gigabytes need the memory of one member. Strict: no comments, no
/// trailing commas, nothing after the end.
/// </summary>
internal sealed class JsonItemReader(string file, Stream stream) : IDisposable
{
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private bool isLast;
    private bool isBegun;
    private JsonReaderState state;

    private delegate bool Attempt(ref Utf8JsonReader reader);

    /// <summary>Reads one token.</summary>
    public JsonTokenType ReadToken()
    {
        var type = JsonTokenType.None;
        Repeat((ref Utf8JsonReader reader) =>
        {
            var found = reader.Read();
            type = reader.TokenType;
            return found;
        });
        return type;
    }

    /// <summary>Reads the next element of an array; null at its end.</summary>
    public JsonElement? ReadElement()
    {
        JsonElement? element = null;
        Repeat((ref Utf8JsonReader reader) =>
            reader.Read() && (reader.TokenType == JsonTokenType.EndArray || JsonElement.TryParseValue(ref reader, out element)));
        return element;
    }

    /// <summary>Reads the name of the next member of an object; null at its end.</summary>
    public string? ReadName()
    {
        string? name = null;
        Repeat((ref Utf8JsonReader reader) =>
        {
            if (!reader.Read())
            {
                return false;
            }

            name = reader.TokenType == JsonTokenType.EndObject ? null : reader.GetString();
            return true;
        });
        return name;
    }

    /// <summary>Reads a value.</summary>
    public JsonElement ReadValue()
    {
        JsonElement? value = null;
        Repeat((ref Utf8JsonReader reader) => JsonElement.TryParseValue(ref reader, out value));
        return value!.Value;
    }

    /// <summary>Leaves out a value.</summary>
    public void SkipValue() => Repeat((ref Utf8JsonReader reader) => reader.Read() && reader.TrySkip());

    /// <summary>Reads to the end, where nothing but closing brackets and what is skipped may follow.</summary>
    public void ReadToEnd()
    {
        var ended = false;
        while (!ended)
        {
            Repeat((ref Utf8JsonReader reader) => reader.Read() || (ended = isLast));
        }
    }

    public void Dispose() => stream.Dispose();

    private void Repeat(Attempt attempt)
    {
        if (!isBegun)
        {
            isBegun = true;
            Fill();
            start = buffer.AsSpan(0, end).StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        }

        while (!Try(attempt))
        {
            Fill();
        }
    }

    private bool Try(Attempt attempt)
    {
        var reader = new Utf8JsonReader(buffer.AsSpan(start, end - start), isLast, state);
        try
        {
            if (!attempt(ref reader))
            {
                return isLast ? throw new InputException($"{file}: expected more JSON, found the end of the file") : false;
            }
        }
        catch (JsonException exception)
        {
            throw new InputException($"{file}: malformed JSON: {JsonFlaw.Of(exception)}", exception);
        }
        catch (InvalidOperationException exception)
        {
            throw new InputException($"{file}: malformed JSON: a name is no valid Unicode", exception);
        }

        start += (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return true;
    }

    private void Fill()
    {
        if (start == 0 && end == buffer.Length)
        {
            Array.Resize(ref buffer, Math.Min(Array.MaxLength, buffer.Length * 2));
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        var read = ScoringFile.Guard(file, () => stream.ReadAtLeast(buffer.AsSpan(end), Math.Min(buffer.Length - end, 1), throwOnEndOfStream: false));
        end += read;
        isLast = read == 0;
    }
}
