namespace MultiModalRL.Environments;

/// <summary>Levenshtein distance in code points: insertions, deletions and substitutions.</summary>
public static class EditDistance
{
    /// <summary>The distance between two texts.</summary>
    public static int Between(string first, string second) => Between(PythonText.CodePoints(first), PythonText.CodePoints(second));

    private static int Between(int[] first, int[] second)
    {
        var distances = new int[second.Length + 1];
        for (var j = 0; j < distances.Length; j++)
        {
            distances[j] = j;
        }

        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = distances[0];
            distances[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var substituted = diagonal + (first[i - 1] == second[j - 1] ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.Min(substituted, 1 + Math.Min(diagonal, distances[j - 1]));
            }
        }

        return distances[^1];
    }
}
