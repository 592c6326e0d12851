using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>
/// Finds the choice that a free response makes (MMMU-Benchmark/MMMU <c>mmmu/utils/eval_utils.py</c>): "(A)", else " A ",
/// else, in responses of more than five words, an option's text; of several the one that comes last. Where nothing is
/// found a choice is drawn.
/// </summary>
public static class MmmuChoiceParser
{
    private const int MostWordsOfAnIndex = 5;

    private const string Ends = ",.!?;:'";

    /// <summary>The letter chosen.</summary>
    /// <param name="response">The response.</param>
    /// <param name="choices">The letters with the texts of their options.</param>
    /// <param name="random">
    /// Draws where nothing is found. The script seeds Python's generator with 42 once and draws over all responses in
    /// order: by subject name, then in the order of the file.
    /// </param>
    public static string Parse(string response, ImmutableArray<(string Letter, string Option)> choices, MersenneTwister random)
    {
        foreach (var end in Ends)
        {
            response = response.Trim(end);
        }

        response = $" {response} ";
        foreach (var pattern in new Func<string, string>[] { letter => $"({letter})", letter => $" {letter} " })
        {
            if (Last(response, choices.Select(choice => (choice.Letter, pattern(choice.Letter)))) is { } letter)
            {
                return letter;
            }
        }

        var isLong = PythonText.Split(response).Count > MostWordsOfAnIndex;
        return (isLong ? Last(PythonText.Lower(response), choices.Select(choice => (choice.Letter, PythonText.Lower(choice.Option)))) : null)
            ?? choices[random.Choice(choices.Length)].Letter;
    }

    // The first of those that begin farthest behind.
    private static string? Last(string response, IEnumerable<(string Letter, string Text)> wanted)
    {
        var found = wanted
            .Select(item => (item.Letter, Place: response.LastIndexOf(item.Text, StringComparison.Ordinal)))
            .Where(item => item.Place >= 0)
            .ToArray();
        return found.Length == 0 ? null : found.MaxBy(item => item.Place).Letter;
    }
}
