namespace MultiModalRL.Running.Tests;

internal sealed record StumblingOptions
{
    /// <summary>The first of the episodes that crash, every fifth from there on.</summary>
    public int First { get; init; } = 3;
}
