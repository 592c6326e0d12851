using System.Globalization;
using System.Text;

namespace MultiModalRL.Datasets;

/// <summary>
/// Splits text into tokens: lower case (invariant), words of letters, digits and their combining marks, every other
/// character that is no white space a token of its own. <c>"Is it teal?"</c> gives <c>is it teal ?</c>.
/// </summary>
public static class Tokenizer
{
    /// <summary>The tokens of a text, in order; none for white space alone.</summary>
    public static List<string> Split(string text)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsWordPart(rune))
            {
                word.Append(Rune.ToLowerInvariant(rune).ToString());
                continue;
            }

            EndWord(word, tokens);
            if (!Rune.IsWhiteSpace(rune))
            {
                tokens.Add(rune.ToString());
            }
        }

        EndWord(word, tokens);
        return tokens;
    }

    private static bool IsWordPart(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static void EndWord(StringBuilder word, List<string> tokens)
    {
        if (word.Length > 0)
        {
            tokens.Add(word.ToString());
            word.Clear();
        }
    }
}
