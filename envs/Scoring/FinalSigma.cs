using System.Globalization;
using System.Text;

namespace MultiModalRL.Environments;

/// <summary>
/// Where a capital sigma ends a word, and so is lower-cased to its final form: behind a cased character, before none, those
/// that have no say in case left aside (Unicode, section 3.13, table 3-17).
/// </summary>
internal static class FinalSigma
{
    // Cased, though no letters by category: ordinals, Roman numerals, letters in circles and squares.
    private static readonly int[] CasedRanges =
        [0xAA, 0xAA, 0xBA, 0xBA, 0x2160, 0x217F, 0x24B6, 0x24E9, 0x1F130, 0x1F149, 0x1F150, 0x1F169, 0x1F170, 0x1F189];

    // Marks that may stand within a word.
    private const string WithinWords = "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    /// <summary>Whether the sigma at a place is final.</summary>
    public static bool IsAt(string text, int at) => IsCasedBefore(text.AsSpan(0, at)) && !IsCasedAfter(text.AsSpan(at + 1));

    private static bool IsCasedBefore(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            Rune.DecodeLastFromUtf16(text, out var rune, out var length);
            if (!IsIgnorable(rune))
            {
                return IsCased(rune);
            }

            text = text[..^length];
        }

        return false;
    }

    private static bool IsCasedAfter(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsIgnorable(rune))
            {
                return IsCased(rune);
            }
        }

        return false;
    }

    private static bool IsIgnorable(Rune rune) =>
        (rune.IsBmp && WithinWords.Contains((char)rune.Value, StringComparison.Ordinal))
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;

    private static bool IsCased(Rune rune)
    {
        var isIn = false;
        for (var i = 0; i < CasedRanges.Length; i += 2)
        {
            isIn |= rune.Value >= CasedRanges[i] && rune.Value <= CasedRanges[i + 1];
        }

        return isIn || Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;
    }
}
