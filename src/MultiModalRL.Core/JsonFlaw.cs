using System.Text.Json;
using System.Text.RegularExpressions;

namespace MultiModalRL.Core;

/// <summary>What is wrong with a JSON file, for whoever wrote the file: no word of the types that it is read into.</summary>
public static partial class JsonFlaw
{
    /// <summary>One line: what is wrong in a file, and the path and line of it where they are known.</summary>
    public static string Of(JsonException exception) =>
        exception.LineNumber is { } number ? $"{OfLine(exception)}, line {number + 1}" : OfLine(exception);

    /// <summary>The same for a text of one line: without the line.</summary>
    public static string OfLine(JsonException exception)
    {
        // The message ends by repeating the position, counted from 0.
        var reason = exception.Message.Split(" Path: ", 2)[0].Split(" LineNumber:", 2)[0].ReplaceLineEndings(" ");
        reason = Conversion().Replace(reason, "expected a value of another kind");
        reason = Advice().Replace(Type().Replace(Member().Replace(reason, "is unknown"), ""), "");
        return reason.TrimEnd('.') + (exception.Path is null or "$" ? "" : $" at {exception.Path}");
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
