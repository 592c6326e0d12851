using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>A metric within each group of questions.</summary>
/// <param name="Name">What the questions are grouped by, in snake case, such as <c>answer_type</c>.</param>
/// <param name="Groups">The groups, in the order in which the references name them.</param>
public sealed record ScoreBreakdown(string Name, ImmutableArray<NamedScore> Groups);
