namespace MultiModalRL.Running.Tests;

internal sealed record OverflowingOptions
{
    /// <summary>What is told wrongly: the reward, an observation, the first one, or the final one of a truncated episode.</summary>
    public string Where { get; init; } = "";

    /// <summary>What it tells: in words, as JSON has no infinity.</summary>
    public string Told { get; init; } = "0";

    /// <summary>The episode that it tells it in.</summary>
    public int Episode { get; init; } = 9;
}
