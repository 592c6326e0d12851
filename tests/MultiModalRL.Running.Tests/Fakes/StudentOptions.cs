namespace MultiModalRL.Running.Tests;

public sealed record StudentOptions
{
    public int ValidateEvery { get; init; } = 20;

    /// <summary>Measurements after which it has enough.</summary>
    public int Patience { get; init; } = 3;

    /// <summary>Steps from which on it finds its numbers broken when it is validated; 0 for never.</summary>
    public int InvalidFrom { get; init; }

    /// <summary>The same when it is saved.</summary>
    public int UnsavedFrom { get; init; }
}
