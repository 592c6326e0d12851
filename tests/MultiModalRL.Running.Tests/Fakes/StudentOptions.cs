namespace MultiModalRL.Running.Tests;

public sealed record StudentOptions
{
    public int ValidateEvery { get; init; } = 20;

    /// <summary>Measurements after which it has enough.</summary>
    public int Patience { get; init; } = 3;
}
