using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>tiny/Memory-v0</c>.</summary>
public sealed record MemoryOptions
{
    /// <summary>The greatest expected return: that of a policy that remembers.</summary>
    public const double OptimalReturn = 1;

    /// <summary>How many cues there are, each shown equally often.</summary>
    [Range(2, 1000)]
    public int Cues { get; init; } = 2;

    /// <summary>Blank observations between the cue and the question.</summary>
    [Range(0, 100_000)]
    public int Blanks { get; init; } = 4;

    /// <summary>Whether there is an action more, to wait: the only legal one before the question, and illegal then.</summary>
    public bool Waits { get; init; }

    /// <summary>The greatest expected return without memory: 1 / cues, as the question looks the same after every cue.</summary>
    public double MemorylessReturn => 1.0 / Cues;
}
