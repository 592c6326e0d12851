using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>An official metric that can be applied to a prediction file by name (<c>mmrl score NAME</c>).</summary>
/// <param name="Name">Its name, such as <c>vqa-v2</c>.</param>
/// <param name="Summary">One line that says what it measures.</param>
/// <param name="Files">The files it takes.</param>
/// <param name="Score">Applies it.</param>
public sealed record ScorerRegistration(string Name, string Summary, ScorerFiles Files, Func<ScoringRequest, ScoreReport> Score)
{
    /// <summary>The variants, the default first; never empty.</summary>
    public ImmutableArray<ScorerVariant> Variants { get; init; } = [new("official", "The official script.")];
}
