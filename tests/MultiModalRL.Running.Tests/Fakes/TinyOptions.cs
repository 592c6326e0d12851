namespace MultiModalRL.Running.Tests;

/// <summary>How many examples the tiny benchmark has.</summary>
public sealed record TinyOptions
{
    public int Examples { get; init; } = 40;
}
