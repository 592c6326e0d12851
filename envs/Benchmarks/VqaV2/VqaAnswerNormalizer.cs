using System.Text;

namespace MultiModalRL.Environments;

/// <summary>
/// The official normalization of answers: punctuation, periods, digits, articles, contractions, with the quirks of
/// <c>vqaEval.py</c> (GT-Vision-Lab/VQA) and of its copies.
/// </summary>
public static class VqaAnswerNormalizer
{
    // The script passes the flag re.UNICODE, which is 32, where re.sub takes the most replacements to make.
    private const int MostPeriods = 32;

    /// <summary>Newlines and tabs become spaces, and the ends are stripped.</summary>
    public static string Clean(string text) => PythonText.Strip(text.Replace('\n', ' ').Replace('\t', ' '));

    /// <summary>All steps of a variant that come after <see cref="Clean"/>.</summary>
    public static string Normalize(string text, VqaVariant variant) =>
        DigitsAndArticles(Punctuation(variant == VqaVariant.TextVqa ? Tokenized(text) : text, variant));

    /// <summary>
    /// Deletes a mark everywhere if it stands beside a space somewhere in the original text, or if a comma stands between
    /// digits there; else puts a space in its place. Then removes periods.
    /// </summary>
    public static string Punctuation(string text, VqaVariant variant)
    {
        var deletesAll = HasCommaBetweenDigits(text, variant is VqaVariant.LmmsEval or VqaVariant.TextVqa);
        var result = text;
        foreach (var mark in VqaTables.Punctuation)
        {
            if (result.Contains(mark, StringComparison.Ordinal))
            {
                var deletes = deletesAll || text.Contains($"{mark} ", StringComparison.Ordinal) || text.Contains($" {mark}", StringComparison.Ordinal);
                result = deletes ? result.Replace($"{mark}", "", StringComparison.Ordinal) : result.Replace(mark, ' ');
            }
        }

        return WithoutPeriods(result, variant == VqaVariant.VlmEvalKit);
    }

    /// <summary>Lower-cases, maps number words to digits, leaves out articles, puts apostrophes into contractions.</summary>
    public static string DigitsAndArticles(string text) => string.Join(
        ' ',
        PythonText.Split(PythonText.Lower(text))
            .Select(word => VqaTables.Numbers.GetValueOrDefault(word, word))
            .Where(word => !VqaTables.Articles.Contains(word))
            .Select(word => VqaTables.Contractions.GetValueOrDefault(word, word)));

    private static string Tokenized(string text) => Clean(PythonText.Strip(PythonText.Lower(text)
        .Replace(",", "", StringComparison.Ordinal)
        .Replace("?", "", StringComparison.Ordinal)
        .Replace("'s", " 's", StringComparison.Ordinal)));

    // The official look-behind is mistyped and always holds: a period goes wherever no digit follows it.
    private static string WithoutPeriods(string text, bool looksBehind)
    {
        if (!text.Contains('.', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        var removed = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '.' && removed < MostPeriods && !IsDigit(text, i + 1) && !(looksBehind && IsDigitBefore(text, i)))
            {
                removed++;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static bool HasCommaBetweenDigits(string text, bool allowsRuns)
    {
        for (var i = text.IndexOf(',', StringComparison.Ordinal); i >= 0; i = text.IndexOf(',', i + 1))
        {
            var last = i;
            while (allowsRuns && last + 1 < text.Length && text[last + 1] == ',')
            {
                last++;
            }

            if (IsDigitBefore(text, i) && IsDigit(text, last + 1))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDigit(string text, int at) => at < text.Length && char.IsDigit(text, at);

    private static bool IsDigitBefore(string text, int at) =>
        at > 0 && (char.IsDigit(text[at - 1]) || (at > 1 && char.IsSurrogatePair(text, at - 2) && char.IsDigit(text, at - 2)));
}
