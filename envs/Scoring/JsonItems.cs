using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The records of a JSON file, one at a time.</summary>
internal static class JsonItems
{
    /// <summary>The elements of an array: that of the whole file or, with a name, that of a member of the object in it.</summary>
    /// <exception cref="InputException">The file cannot be read, is malformed or holds something else.</exception>
    public static IEnumerable<JsonItem> InArray(string file, string? member = null)
    {
        using var reader = new JsonItemReader(file, ScoringFile.Open(file));
        Enter(reader, file, member, JsonTokenType.StartArray);
        for (var number = 1; reader.ReadElement() is { } element; number++)
        {
            yield return new JsonItem(file, $"{member ?? "item"} {number}", element);
        }

        reader.ReadToEnd();
    }

    /// <summary>The members of an object: that of the whole file or, with a name, that of a member of it.</summary>
    /// <exception cref="InputException">The file cannot be read, is malformed or holds something else.</exception>
    public static IEnumerable<(string Name, JsonItem Item)> InObject(string file, string? member = null)
    {
        using var reader = new JsonItemReader(file, ScoringFile.Open(file));
        Enter(reader, file, member, JsonTokenType.StartObject);
        while (reader.ReadName() is { } name)
        {
            yield return (name, new JsonItem(file, $"'{name}'", reader.ReadValue()));
        }

        reader.ReadToEnd();
    }

    /// <summary>One JSON object a line; empty lines are errors, as they are to the scripts' JSON reader.</summary>
    /// <exception cref="InputException">The file cannot be read, or a line is malformed.</exception>
    public static IEnumerable<JsonItem> InLines(string file)
    {
        var lines = ScoringFile.ReadLines(file);
        for (var line = 1; line <= lines.Length; line++)
        {
            yield return new JsonItem(file, $"line {line}", Parse(file, line, lines[line - 1]));
        }
    }

    /// <summary>Whether a file's JSON is an array.</summary>
    public static bool IsArray(string file)
    {
        using var reader = new JsonItemReader(file, ScoringFile.Open(file));
        return reader.ReadToken() == JsonTokenType.StartArray;
    }

    private static JsonElement Parse(string file, int line, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new InputException($"{file}: line {line}: malformed JSON: {JsonFlaw.OfLine(exception)}", exception);
        }
    }

    private static void Enter(JsonItemReader reader, string file, string? member, JsonTokenType expected)
    {
        var kind = expected == JsonTokenType.StartArray ? "array" : "object";
        if (member is null)
        {
            Expect(reader.ReadToken() == expected, $"{file}: expected one JSON {kind}");
            return;
        }

        Expect(reader.ReadToken() == JsonTokenType.StartObject, $"{file}: expected one JSON object with the {kind} '{member}'");
        for (var name = reader.ReadName(); name != member; name = reader.ReadName())
        {
            Expect(name is not null, $"{file}: expected the {kind} '{member}', found no member of that name");
            reader.SkipValue();
        }

        Expect(reader.ReadToken() == expected, $"{file}: expected '{member}' to be one JSON {kind}");
    }

    private static void Expect(bool condition, string message)
    {
        if (!condition)
        {
            throw new InputException(message);
        }
    }
}
