namespace MultiModalRL.Core;

/// <summary>Suggests what a mistyped name may have meant.</summary>
public static class Nearest
{
    /// <summary>One line: what is unknown, and the three nearest names there are.</summary>
    public static string Message(string kind, string unknown, IEnumerable<string> known)
    {
        var nearest = known
            .OrderBy(name => Distance(unknown.ToUpperInvariant(), name.ToUpperInvariant()))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(3)
            .ToArray();
        return nearest.Length == 0
            ? $"{kind} '{unknown}' is unknown, and none is registered"
            : $"{kind} '{unknown}' is unknown; the nearest are: {string.Join(", ", nearest)}";
    }

    /// <summary>Levenshtein distance: insertions, deletions and substitutions from one text to the other.</summary>
    public static int Distance(string first, string second)
    {
        var previous = Enumerable.Range(0, second.Length + 1).ToArray();
        var current = new int[second.Length + 1];
        for (var i = 1; i <= first.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var substituted = previous[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1);
                current[j] = Math.Min(substituted, 1 + Math.Min(previous[j], current[j - 1]));
            }

            (previous, current) = (current, previous);
        }

        return previous[second.Length];
    }
}
