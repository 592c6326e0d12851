using System.Text;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// The records of JSON files of any length, one at a time, in the three layouts that datasets are published in. Files may
/// be packed with gzip under any name. Reading is strict, and every failure is an <see cref="InputException"/> that names
/// file, line and record.
/// </summary>
public static class JsonRecords
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>JSON Lines: an object a line, whatever the file is called. Lines of white space are passed over.</summary>
    /// <exception cref="InputException">A line is no object.</exception>
    public static IEnumerable<JsonRecord> ReadLines(string file)
    {
        using var lines = new StreamReader(InputStream.Open(file), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var (line, record) = (0, 0);
        while (NextLine(lines, file, ++line) is { } text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return new(Place(file, line, ++record), "", "", ParseLine(file, line, text));
            }
        }
    }

    /// <summary>The objects of an array: the whole file, or a field of the one object that the file is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="field">The field; null where the file is the array. Other fields may be anything and are passed over.</param>
    /// <exception cref="InputException">There is no such array, or an element is no object.</exception>
    public static IEnumerable<JsonRecord> ReadArray(string file, string? field = null)
    {
        using var tokens = new JsonTokens(file, InputStream.Open(file));
        if (field is not null)
        {
            tokens.Expect(JsonTokenType.StartObject, $"an object with the field {field}");
            GoTo(tokens, field);
        }

        tokens.Expect(JsonTokenType.StartArray, field is null ? "one array" : $"{field}, an array");
        var record = 0;
        while (tokens.NextValue() is { } value)
        {
            yield return new(Place(file, tokens.Line, ++record), "", "", value);
        }

        if (field is not null)
        {
            SkipFields(tokens, field);
        }

        tokens.Expect(JsonTokenType.None, "nothing more");
    }

    /// <summary>The objects of an object, each under its own name (<see cref="JsonRecord.Key"/>).</summary>
    /// <param name="path">A file, or a folder whose <c>*.json</c> and <c>*.json.gz</c> are read by name.</param>
    /// <exception cref="InputException">A file is no object of objects, or the folder holds none.</exception>
    public static IEnumerable<JsonRecord> ReadMap(string path)
    {
        foreach (var file in FilesOf(path))
        {
            using var tokens = new JsonTokens(file, InputStream.Open(file));
            tokens.Expect(JsonTokenType.StartObject, "one object");
            var record = 0;
            while (tokens.Next() == JsonTokenType.PropertyName)
            {
                var key = tokens.Name;
                var value = tokens.NextValue() ?? throw tokens.Failure("expected an object");
                yield return new($"{Place(file, tokens.Line, ++record)} ({Quoted.OneLine(key)})", "", key, value);
            }

            tokens.Expect(JsonTokenType.None, "nothing more");
        }
    }

    /// <summary>The one object that a file is, read whole.</summary>
    /// <exception cref="InputException">It is no object, or longer than 64 MiB.</exception>
    public static JsonRecord ReadObject(string file)
    {
        using var tokens = new JsonTokens(file, InputStream.Open(file));
        var value = tokens.NextValue() ?? throw tokens.Failure("expected an object");
        var record = new JsonRecord(Place(file, tokens.Line, 1), "", "", value);
        tokens.Expect(JsonTokenType.None, "nothing more");
        return record;
    }

    private static string Place(string file, int line, int record) => $"{file}: line {line}, record {record}";

    private static string[] FilesOf(string path)
    {
        if (!Directory.Exists(path))
        {
            return [path];
        }

        string[] files = [.. Directory.GetFiles(path, "*.json"), .. Directory.GetFiles(path, "*.json.gz")];
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0 ? files : throw new InputException($"{path} holds no JSON file: expected *.json");
    }

    private static void GoTo(JsonTokens tokens, string field)
    {
        var found = new List<string>();
        while (tokens.Next() == JsonTokenType.PropertyName)
        {
            if (tokens.Name == field)
            {
                return;
            }

            found.Add(Quoted.OneLine(tokens.Name));
            tokens.SkipValue();
        }

        throw tokens.Failure($"expected the field {field}, found {(found.Count == 0 ? "none" : string.Join(", ", found))}");
    }

    private static void SkipFields(JsonTokens tokens, string field)
    {
        while (tokens.Next() == JsonTokenType.PropertyName)
        {
            if (tokens.Name == field)
            {
                throw tokens.Failure($"expected the field {field} once, found it twice");
            }

            tokens.SkipValue();
        }
    }

    private static string? NextLine(StreamReader lines, string file, int line)
    {
        try
        {
            return lines.ReadLine();
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputException($"{file}: line {line} or one soon after is no UTF-8", exception);
        }
    }

    private static JsonElement ParseLine(string file, int line, string text)
    {
        try
        {
            return JsonElement.Parse(text, Strict);
        }
        catch (JsonException exception)
        {
            throw new InputException($"{file}: line {line}: malformed JSON: {Quoted.OneLine(exception.Message.Split(" LineNumber:")[0])}", exception);
        }
    }
}
