using System.Text;

namespace MultiModalRL.Datasets;

/// <summary>Text of a data file as part of a one-line message.</summary>
internal static class Quoted
{
    private const int MaxLength = 60;

    /// <summary>At most 60 characters of the text, control characters and broken surrogates replaced, so that a message stays one line.</summary>
    public static string OneLine(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, MaxLength) + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= MaxLength)
            {
                return line.Append('…').ToString();
            }

            line.Append(Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029 ? "\uFFFD" : rune.ToString());
        }

        return line.ToString();
    }
}
