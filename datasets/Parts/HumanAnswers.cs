using System.Collections.Immutable;

namespace MultiModalRL.Datasets;

/// <summary>The answers of several people to one question.</summary>
public static class HumanAnswers
{
    /// <summary>The most frequent answer, the first of equals; null where there is none.</summary>
    public static string? MostFrequent(ImmutableArray<string> answers) =>
        answers.IsEmpty ? null : answers.CountBy(answer => answer, StringComparer.Ordinal).MaxBy(pair => pair.Value).Key;
}
