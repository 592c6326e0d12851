using System.Collections.Immutable;

namespace MultiModalRL.Running;

/// <summary>How far some work is.</summary>
/// <param name="Step">Steps (or episodes) done.</param>
/// <param name="Total">Steps (or episodes) in all.</param>
/// <param name="Rate">A second, since the process began with it; 0 while unknown.</param>
/// <param name="Eta">What is left to wait for; null while unknown.</param>
/// <param name="Figures">The latest figures by metric tag.</param>
public sealed record TrainingProgress(
    long Step, long Total, double Rate, TimeSpan? Eta, ImmutableSortedDictionary<string, double> Figures);
