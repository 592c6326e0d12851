using System.Text;

namespace MultiModalRL.Environments.Tests;

public sealed class AnlsAdversarialTests
{
    private static readonly string[] Pieces =
        ["a", "b", "Ab", "room", "12", "1,5", ".", " ", "  ", "\t", "\u00A0", "\u2028", "stra\u00DFe", "\uFB03", "\u0130", "\u0149", "\U0001F600", "\u00C9"];

    [Test]
    public void Of_RandomAnswers_IsWhatTheRulesSay()
    {
        var text = new AdversarialText(3, Pieces);
        for (var round = 0; round < 3000; round++)
        {
            var answers = Enumerable.Range(0, 1 + text.Number(3)).Select(_ => text.Next(5)).ToArray();
            var prediction = text.Like(text.Like(text.OneOf(answers)));
            foreach (var variant in Enum.GetValues<AnlsVariant>())
            {
                var best = answers.Max(answer => Similarity(answer, prediction, variant));
                Assert.That(AnlsScore.Of(answers, prediction, variant), Is.EqualTo(best), () => $"{variant}: {prediction} | {string.Join(" | ", answers)}");
            }
        }
    }

    private static double Similarity(string answer, string prediction, AnlsVariant variant)
    {
        var texts = new[] { answer, prediction }.Select(text => Lower(text).Trim()).ToArray();
        var lengths = texts.Select(Count);
        if (variant == AnlsVariant.DocVqa)
        {
            texts = [.. texts.Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
            lengths = new[] { answer, prediction }.Select(UpperCount);
        }

        var length = lengths.Max();
        var similarity = length == 0 ? 1 : 1 - ((double)Distance([.. texts[0].EnumerateRunes()], [.. texts[1].EnumerateRunes()]) / length);
        return similarity >= 0.5 ? similarity : 0;
    }

    // From the ends, the whole matrix: what is left when both begin at i and j.
    private static int Distance(Rune[] first, Rune[] second)
    {
        var left = new int[first.Length + 1, second.Length + 1];
        for (var i = first.Length; i >= 0; i--)
        {
            for (var j = second.Length; j >= 0; j--)
            {
                left[i, j] = i == first.Length ? second.Length - j
                    : j == second.Length ? first.Length - i
                    : first[i] == second[j] ? left[i + 1, j + 1]
                    : 1 + Math.Min(left[i + 1, j + 1], Math.Min(left[i + 1, j], left[i, j + 1]));
            }
        }

        return left[0, 0];
    }

    private static string Lower(string text) => text.Replace("\u0130", "i\u0307", StringComparison.Ordinal).ToLowerInvariant();

    private static int Count(string text) => text.EnumerateRunes().Count();

    // Of the pieces, two characters have two in upper case and one has three.
    private static int UpperCount(string text) => Count(text) + text.Count(letter => letter is '\u00DF' or '\u0149') + (2 * text.Count(letter => letter == '\uFB03'));
}
