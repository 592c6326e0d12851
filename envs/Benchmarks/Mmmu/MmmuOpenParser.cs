using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiModalRL.Environments;

/// <summary>
/// Finds what a free response to an open question may mean (MMMU-Benchmark/MMMU <c>mmmu/utils/eval_utils.py</c>): the
/// shortest text behind an indicator word in each sentence, and the numbers in these texts. The response is lower-cased
/// before it is split at a period, a space and a capital, so that only newlines split it.
/// </summary>
public static partial class MmmuOpenParser
{
    private static readonly string[] Indicators = ["could be ", "so ", "is ", "thus ", "therefore ", "final ", "answer ", "result "];

    private static readonly string[] Trivial = [":", ",", ".", "!", "?", ";", "'"];

    /// <summary>The texts and numbers that the response may mean.</summary>
    public static ImmutableArray<MmmuValue> Parse(string response)
    {
        var keys = KeyResponses(response);
        return [.. keys.Concat(keys.SelectMany(Numbers)).SelectMany(MmmuValue.Normalized).Distinct()];
    }

    private static List<string> KeyResponses(string response)
    {
        var whole = PythonText.Lower(PythonText.Strip(response).Trim('.'));
        var lines = whole.Split('\n');
        var keys = new List<string>();
        for (var line = 0; line < lines.Length; line++)
        {
            var tails = Indicators
                .Concat(line == lines.Length - 1 ? ["="] : [])
                .Where(indicator => lines[line].Contains(indicator, StringComparison.Ordinal))
                .Select(indicator => PythonText.Strip(lines[line][(lines[line].LastIndexOf(indicator, StringComparison.Ordinal) + indicator.Length)..]));
            if (Shortest(tails) is { } key && !Trivial.Contains(key))
            {
                keys.Add(key);
            }
        }

        return keys.Count > 0 ? keys : [whole];
    }

    // The script takes an empty shortest text for none, and begins anew with the next.
    private static string? Shortest(IEnumerable<string> tails)
    {
        var shortest = "";
        foreach (var tail in tails)
        {
            if (shortest.Length == 0 || PythonText.CodePoints(tail).Length < PythonText.CodePoints(shortest).Length)
            {
                shortest = tail;
            }
        }

        return shortest.Length == 0 ? null : shortest;
    }

    private static IEnumerable<string> Numbers(string text) =>
        new[] { WithCommas(), Scientific(), Simple() }.SelectMany(pattern => pattern.Matches(Basic(text))).Select(match => match.Value);

    // Beyond the basic plane characters are pairs here, and single to Python: digits, parts of words or neither.
    private static string Basic(string text)
    {
        if (!text.Any(char.IsSurrogate))
        {
            return text;
        }

        var basic = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            basic.Append(
                rune.IsBmp ? (char)rune.Value
                : Rune.IsDigit(rune) ? (char)('0' + (int)Rune.GetNumericValue(rune))
                : Rune.IsLetterOrDigit(rune) || Rune.IsNumber(rune) ? 'x'
                : ' ');
        }

        return basic.ToString();
    }

    // What \b means beside a digit is spelled out, since a word character is something else in Python.
    [GeneratedRegex(@"-?(?<![\p{L}\p{N}_])\d{1,3}(?:,\d{3})+(?![\p{L}\p{N}_])")]
    private static partial Regex WithCommas();

    [GeneratedRegex(@"-?\d+(?:\.\d+)?[eE][+-]?\d+")]
    private static partial Regex Scientific();

    [GeneratedRegex(@"-?(?:\d+\.\d+|\.\d+|\d+(?![\p{L}\p{N}_]))(?![eE][+-]?\d+)(?![,\d])")]
    private static partial Regex Simple();
}
