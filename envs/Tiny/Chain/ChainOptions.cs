using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>tiny/Chain-v0</c>.</summary>
public sealed record ChainOptions
{
    /// <summary>Steps after which an episode is truncated: N.</summary>
    [Range(1, 1_000_000)]
    public int MaxEpisodeSteps { get; init; } = 10;

    /// <summary>What staying in the low state pays, a: less than the 1 of the high state.</summary>
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double LowReward { get; init; } = 0.5;

    /// <summary>
    /// The greatest expected sum of rewards: (N + max(N − 1, N a)) / 2, as half of the episodes begin high, where staying
    /// pays 1 a step, and half low, where it pays to move at once or never.
    /// </summary>
    public double OptimalReturn => (MaxEpisodeSteps + Math.Max(MaxEpisodeSteps - 1, MaxEpisodeSteps * LowReward)) / 2;

    /// <summary>The expected sum of rewards of staying always: N (1 + a) / 2.</summary>
    public double MyopicReturn => MaxEpisodeSteps * (1 + LowReward) / 2;

    /// <summary>
    /// The value of the high state to the best policy that looks past the truncation: 1 / (1 − γ). A critic that
    /// bootstraps from final observations comes to it at every step.
    /// </summary>
    /// <param name="discount">γ, in [0, 1).</param>
    public static double HighValue(double discount) => 1 / (1 - discount);

    /// <summary>The same of the low state: max(a, γ) / (1 − γ).</summary>
    /// <param name="discount">γ, in [0, 1).</param>
    public double LowValue(double discount) => Math.Max(LowReward, discount) / (1 - discount);
}
