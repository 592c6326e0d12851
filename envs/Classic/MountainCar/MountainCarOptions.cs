using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>classic/MountainCar-v0</c>.</summary>
public sealed record MountainCarOptions
{
    /// <summary>Steps after which an episode is truncated.</summary>
    [Range(1, 1_000_000)]
    public int MaxEpisodeSteps { get; init; } = 200;

    /// <summary>The least velocity, in units of position a step, with which the goal counts as reached.</summary>
    [Range(-0.07, 0.07)]
    public double GoalVelocity { get; init; }
}
