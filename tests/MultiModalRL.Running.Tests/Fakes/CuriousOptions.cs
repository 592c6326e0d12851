namespace MultiModalRL.Running.Tests;

public sealed record CuriousOptions
{
    /// <summary>Steps of all rows between two updates.</summary>
    public int Rollout { get; init; } = 4;

    /// <summary>The save that fails as a full disk does, counted from 1; 0 for none.</summary>
    public int FailingSave { get; init; }
}
