namespace MultiModalRL.Agents;

/// <summary>Sums accuracies answer by answer.</summary>
internal static class AnswerSums
{
    /// <summary>Adds each answer's accuracy to its sum.</summary>
    public static void Add(ReadOnlySpan<float> accuracies, Span<double> sums)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += accuracies[i];
        }
    }
}
