namespace MultiModalRL.Running;

/// <summary>What came of one episode of any environment.</summary>
/// <param name="Return">The sum of rewards.</param>
/// <param name="Length">Steps.</param>
/// <param name="Truncated">Whether it was cut off rather than ended.</param>
public sealed record EpisodeResult(double Return, int Length, bool Truncated);
