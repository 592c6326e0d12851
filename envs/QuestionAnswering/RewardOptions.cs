using System.ComponentModel.DataAnnotations;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>How accuracy and cost become the reward.</summary>
public sealed record RewardOptions
{
    /// <summary>λ, the price of the whole budget. Below 1, so that a right answer beats any wrong one. Default 0.1.</summary>
    [Range(0, 1, MaximumIsExclusive = true)]
    public double Price { get; init; } = 0.1;

    /// <summary>The form; linear by default.</summary>
    public RewardForm Form { get; init; } = RewardForm.Linear;

    /// <summary>
    /// D, as a share of the budget: an episode whose cost passes it ends with accuracy 0. 1, the default, is none.
    /// </summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double Deadline { get; init; } = 1;
}
