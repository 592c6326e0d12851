using System.Text.Json;
using System.Text.RegularExpressions;

namespace MultiModalRL.Core;

/// <summary>What is wrong with a JSON file, for whoever wrote the file: no word of the types that it is read into.</summary>
public static partial class JsonFlaw
{
    private const int MostQuoted = 40;
    private const int MostPath = 100;

    /// <summary>One line: what is wrong in a file, and the path and line of it where they are known.</summary>
    public static string Of(JsonException exception) =>
        exception.LineNumber is { } number ? $"{OfLine(exception)}, line {number + 1}" : OfLine(exception);

    /// <summary>The same for a text of one line: without the line.</summary>
    public static string OfLine(JsonException exception)
    {
        // The message ends by repeating the position, counted from 0.
        var reason = Shortened(exception.Message).Split(" Path: ", 2)[0].Split(" LineNumber:", 2)[0].ReplaceLineEndings(" ");
        reason = Conversion().Replace(reason, "expected a value of another kind");
        reason = Advice().Replace(Type().Replace(Member().Replace(reason, "is unknown"), ""), "");
        return reason.TrimEnd('.') + (exception.Path is null or "$" ? "" : $" at {Cut(exception.Path, MostPath)}");
    }

    /// <summary>The library quotes everything from a word that is none to the end of the file.</summary>
    private static string Shortened(string message)
    {
        var end = message.LastIndexOf("' is an invalid JSON literal", StringComparison.Ordinal);
        if (end <= MostQuoted)
        {
            return message;
        }

        return $"{Cut(message, MostQuoted)}{message.AsSpan(end)}";
    }

    private static string Cut(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");
    }

    [GeneratedRegex(@"The JSON value could not be converted to [^ ]+?\.?$")]
    private static partial Regex Conversion();

    [GeneratedRegex(@"could not be mapped to any \.NET member contained in type '[^']+'")]
    private static partial Regex Member();

    [GeneratedRegex(@" (for|on) type '[^']+'")]
    private static partial Regex Type();

    [GeneratedRegex(@" Consider .*$")]
    private static partial Regex Advice();
}
