using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>classic/Pendulum-v1</c>.</summary>
public sealed record PendulumOptions
{
    /// <summary>Steps after which an episode is truncated.</summary>
    [Range(1, 1_000_000)]
    public int MaxEpisodeSteps { get; init; } = 200;

    /// <summary>The acceleration of gravity, in meters a second squared.</summary>
    [Range(0.0, 1000.0)]
    public double Gravity { get; init; } = 10;
}
