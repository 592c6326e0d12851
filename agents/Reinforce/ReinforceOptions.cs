using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>Options of REINFORCE (Williams 1992) and of its leave-one-out form RLOO (Ahmadian et al. 2024, arXiv 2402.14740).</summary>
/// <remarks>
/// A rollout has at least as many steps as the longest episode (several times as many with <c>rloo</c>, so that whole
/// groups fit), whatever <see cref="OnPolicyOptions.RolloutSteps"/> says: returns are known at the end of episodes only.
/// </remarks>
public sealed record ReinforceOptions : OnPolicyOptions
{
    /// <summary>What returns are compared with. Default the learned value.</summary>
    public ReinforceBaseline Baseline { get; init; }

    /// <summary>Episodes a group, with the baseline <c>rloo</c>. Default 8.</summary>
    [Range(2, 1024)]
    public int GroupSize { get; init; } = 8;

    /// <summary>Weight of the value loss ½(V − G)², with the baseline <c>value</c>. Default 0.5.</summary>
    [Range(0, 100)]
    public double ValueCoefficient { get; init; } = 0.5;

    /// <summary>The advantages of a rollout are shifted and scaled to mean 0, deviation 1. Default false.</summary>
    public bool NormalizeAdvantages { get; init; }
}
