namespace MultiModalRL.Running;

/// <summary>The checkpoint whose policy returned most on validation.</summary>
/// <param name="Step">The agent's steps.</param>
/// <param name="Return">The mean return of its evaluation policy.</param>
public sealed record BestCheckpoint(long Step, double Return);
