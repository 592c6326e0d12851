using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// The items of JSON files of any length, one at a time, in the three layouts that data and predictions come in. Files may be
/// packed with gzip under any name. Every failure is an <see cref="InputException"/> that names file, line and item.
/// </summary>
public static class JsonItems
{
    /// <summary>JSON Lines: a value a line, whatever the file is called.</summary>
    /// <exception cref="InputException">The file cannot be read, or a line is malformed.</exception>
    public static IEnumerable<JsonItem> InLines(string file, JsonRules rules)
    {
        foreach (var (index, text) in InputLines.Stream(file).Index())
        {
            if (rules == JsonRules.Python || !string.IsNullOrWhiteSpace(text))
            {
                yield return new(file, $"line {index + 1}", ParseLine(file, index + 1, text, rules)) { Rules = rules };
            }
        }
    }

    /// <summary>The elements of an array: that of the whole file or, with a name, that of a member of the one object in it.</summary>
    /// <exception cref="InputException">The file cannot be read, is malformed or holds something else.</exception>
    public static IEnumerable<JsonItem> InArray(string file, JsonRules rules, string? member = null)
    {
        using var tokens = Enter(file, rules, member, JsonTokenType.StartArray);
        for (var number = 1; tokens.NextValue() is { } value; number++)
        {
            yield return new(file, $"line {tokens.Line}, {member ?? "item"} {number}", value) { Rules = rules };
        }

        Leave(tokens, rules, member);
    }

    /// <summary>The members of an object with their names: that of the whole file or, with a name, that of a member of it.</summary>
    /// <param name="path">A file, or a folder whose <c>*.json</c> and <c>*.json.gz</c> are read by name.</param>
    /// <param name="rules">What is made of doubtful JSON.</param>
    /// <param name="member">The member.</param>
    /// <exception cref="InputException">A file cannot be read, is malformed or holds something else, or the folder has none.</exception>
    public static IEnumerable<(string Name, JsonItem Item)> InObject(string path, JsonRules rules, string? member = null)
    {
        foreach (var file in FilesOf(path))
        {
            using var tokens = Enter(file, rules, member, JsonTokenType.StartObject);
            while (tokens.Next() == JsonTokenType.PropertyName)
            {
                var name = tokens.Name;
                var value = tokens.NextValue() ?? throw tokens.Failure("expected a value");
                yield return (name, new JsonItem(file, $"line {tokens.Line}, '{Quoted.OneLine(name)}'", value) { Rules = rules });
            }

            Leave(tokens, rules, member);
        }
    }

    /// <summary>Whether a file's JSON is an array.</summary>
    /// <exception cref="InputException">The file cannot be read, or begins with no JSON.</exception>
    public static bool IsArray(string file)
    {
        using var tokens = new JsonTokens(file, InputStream.Open(file), JsonRules.Strict);
        return tokens.Next() == JsonTokenType.StartArray;
    }

    private static JsonTokens Enter(string file, JsonRules rules, string? member, JsonTokenType expected)
    {
        var tokens = new JsonTokens(file, InputStream.Open(file), rules);
        try
        {
            var kind = expected == JsonTokenType.StartArray ? "array" : "object";
            if (member is not null)
            {
                Expect(file, tokens, JsonTokenType.StartObject, $"one JSON object with the {kind} '{member}'");
                GoTo(file, tokens, member, kind);
            }

            Expect(file, tokens, expected, member is null ? $"one JSON {kind}" : $"'{member}' to be one JSON {kind}");
            return tokens;
        }
        catch
        {
            tokens.Dispose();
            throw;
        }
    }

    private static void GoTo(string file, JsonTokens tokens, string member, string kind)
    {
        var found = new List<string>();
        while (tokens.Next() == JsonTokenType.PropertyName)
        {
            if (tokens.Name == member)
            {
                return;
            }

            found.Add(Quoted.OneLine(tokens.Name));
            tokens.SkipValue();
        }

        throw new InputException($"{file}: expected the {kind} '{member}', found no member of that name{(found.Count == 0 ? "" : $" among {string.Join(", ", found)}")}");
    }

    private static void Leave(JsonTokens tokens, JsonRules rules, string? member)
    {
        while (member is not null && tokens.Next() == JsonTokenType.PropertyName)
        {
            if (tokens.Name == member && rules == JsonRules.Strict)
            {
                throw tokens.Failure($"expected the member '{member}' once, found it twice");
            }

            tokens.SkipValue();
        }

        tokens.Expect(JsonTokenType.None, "nothing more");
    }

    // What a file is as a whole is wrong in no line of it.
    private static void Expect(string file, JsonTokens tokens, JsonTokenType type, string expected)
    {
        if (tokens.Next() is var found && found != type)
        {
            throw new InputException($"{file}: expected {expected}, found {JsonTokens.Named(found)}");
        }
    }

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

    private static JsonElement ParseLine(string file, int line, string text, JsonRules rules)
    {
        try
        {
            return JsonElement.Parse(text, JsonTokens.Options(rules));
        }
        catch (JsonException exception)
        {
            throw new InputException($"{file}: line {line}: malformed JSON: {JsonFlaw.OfLine(exception)}", exception);
        }
    }
}
