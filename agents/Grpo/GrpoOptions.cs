using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>
/// Options of group-relative policy optimization (Shao et al. 2024, arXiv 2402.03300), with those of DAPO (Yu et al. 2025,
/// 2503.14476), Dr. GRPO (Liu et al. 2025, 2503.20783) and GSPO (Zheng et al. 2025, 2507.18071).
/// </summary>
/// <remarks>
/// A rollout has at least so many steps that whole groups fit, however long episodes last, whatever
/// <see cref="OnPolicyOptions.RolloutSteps"/> says.
/// </remarks>
public sealed record GrpoOptions : OnPolicyOptions
{
    /// <summary>G: how many times in a row each example is played, to be compared. Default 8.</summary>
    [Range(2, 1024)]
    public int GroupSize { get; init; } = 8;

    /// <summary>Steps a minibatch; episodes stay whole. Null, the default: 1,024 where questions are answered, 128 elsewhere.</summary>
    [Range(1, 1 << 20)]
    public int? MinibatchSize { get; init; }

    /// <summary>Passes over a rollout (μ of the paper). Default 4.</summary>
    [Range(1, 100)]
    public int Epochs { get; init; } = 4;

    /// <summary>How far the ratio counts below 1. Default 0.2.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double ClipLow { get; init; } = 0.2;

    /// <summary>How far the ratio counts above 1 (DAPO's "clip higher", which keeps unlikely actions alive). Default 0.28.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public double ClipHigh { get; init; } = 0.28;

    /// <summary>Between what the ratio is taken. Default single steps. GSPO's episode ratio wants clips near 0.0003 and 0.0004 in long texts.</summary>
    public GrpoRatio Ratio { get; init; }

    /// <summary>What counts alike in the loss. Default steps.</summary>
    public GrpoAverage AverageOver { get; init; }

    /// <summary>
    /// Whether a group's advantages are divided by their deviation (GRPO); Dr. GRPO does not. Null, the default: not where
    /// questions are answered at a price, since there it makes a saved look count for as much in a group that is right
    /// throughout as the right answer in one that is not.
    /// </summary>
    public bool? NormalizeByDeviation { get; init; }

    /// <summary>
    /// Whether episodes are compared by the gated form a·(1 − λ·min(c, 1)) where the environment pays the linear one: in that,
    /// a group of wrong answers teaches to be wrong quickly. Default true.
    /// </summary>
    public bool GatesRewards { get; init; } = true;

    /// <summary>β, the weight of the divergence from the policy that the run began with. Default 0: none.</summary>
    [Range(0, 100)]
    public double KlCoefficient { get; init; }
}
