using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>classic/CartPole-v1</c>.</summary>
public sealed record CartPoleOptions
{
    /// <summary>Steps after which an episode is truncated.</summary>
    [Range(1, 1_000_000)]
    public int MaxEpisodeSteps { get; init; } = 500;

    /// <summary>Rewards as in Barto, Sutton and Anderson (1983): 0 a step and −1 where the pole falls, instead of 1 a step.</summary>
    public bool SuttonBartoReward { get; init; }
}
