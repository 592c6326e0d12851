using System.Text;

namespace MultiModalRL.Environments;

/// <summary>Text operations that mean in Python what the official scripts rely on and in .NET something slightly different.</summary>
internal static class PythonText
{
    /// <summary>Whether <c>str.isspace</c> holds: Unicode white space and the four separators U+001C to U+001F.</summary>
    public static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';

    /// <summary><c>str.strip()</c>.</summary>
    public static string Strip(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    /// <summary><c>str.split()</c>.</summary>
    public static List<string> Split(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var isBetween = i == text.Length || IsSpace(text[i]);
            if (isBetween && start >= 0)
            {
                words.Add(text[start..i]);
                start = -1;
            }
            else if (!isBetween && start < 0)
            {
                start = i;
            }
        }

        return words;
    }

    /// <summary><c>str.lower()</c>: with the two characters of the full mapping that the simple one of .NET lacks.</summary>
    public static string Lower(string text)
    {
        if (text.AsSpan().IndexOfAny('\u0130', '\u03A3') < 0)
        {
            return text.ToLowerInvariant();
        }

        var lower = new StringBuilder(text.Length + 1);
        var plain = 0;
        for (var i = text.AsSpan().IndexOfAny('\u0130', '\u03A3'); i < text.Length; i++)
        {
            if (text[i] is '\u0130' or '\u03A3')
            {
                lower.Append(text[plain..i].ToLowerInvariant()).Append(text[i] == '\u0130' ? "i\u0307" : FinalSigma.IsAt(text, i) ? "\u03C2" : "\u03C3");
                plain = i + 1;
            }
        }

        lower.Append(text[plain..].ToLowerInvariant());

        return lower.ToString();
    }

    /// <summary>The characters that a length or a distance counts in Python: code points.</summary>
    public static int[] CodePoints(string text)
    {
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            points.Add(isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i]);
        }

        return [.. points];
    }
}
