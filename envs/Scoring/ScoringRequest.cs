using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>The files that a metric is applied to.</summary>
/// <param name="Predictions">The prediction file.</param>
/// <param name="Annotations">The reference files, or folders where the metric takes folders.</param>
public sealed record ScoringRequest(string Predictions, ImmutableArray<string> Annotations)
{
    /// <summary>The questions; null where none are given.</summary>
    public string? Questions { get; init; }

    /// <summary>The valid and plausible answers of each question; null where none are given.</summary>
    public string? Choices { get; init; }

    /// <summary>The variant by name; null for the metric's default.</summary>
    public string? Variant { get; init; }
}
