using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>
/// Options of agents that learn from their latest rollout. Details are numbered as in "The 37 Implementation Details of
/// PPO" (Huang et al., ICLR blog track 2022), those for continuous actions apart.
/// </summary>
public abstract record OnPolicyOptions : NetworkOptions
{
    /// <summary>Steps of every row between two updates: T, the length of a trajectory segment (Schulman et al. 2017, section 5; detail 1). Default 16.</summary>
    [Range(1, Rollout.MostSteps)]
    public int RolloutSteps { get; init; } = 16;

    /// <summary>Adam's step size at the start (detail 3 is its ε). Default 0.001.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>What share of the step size is left at the end of the budget, linearly (detail 4). Default 0.02.</summary>
    [Range(0, 1)]
    public double FinalLearningRate { get; init; } = 0.02;

    /// <summary>ε of Adam (detail 3). Default 1e-5.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double AdamEpsilon { get; init; } = 1e-5;

    /// <summary>
    /// γ (Schulman et al. 2017, eq. 10–12). Null, the default: 1 where questions are answered (with a price on looking, any discount is a second, hidden price),
    /// else 0.99.
    /// </summary>
    [Range(0, 1)]
    public double? Discount { get; init; }

    /// <summary>
    /// Rewards are divided by the running deviation of the return (Engstrom et al. 2020, arXiv 2005.12729; continuous detail 8).
    /// Null, the default: true, but false where episodes of one group are compared.
    /// </summary>
    public bool? NormalizeRewards { get; init; }

    /// <summary>
    /// Rewards, divided or not, are held within ± this (continuous detail 9). Null, the default, for no bound: it would touch
    /// the last rewards, which carry accuracy.
    /// </summary>
    [Range(0, 1e6, MinimumIsExclusive = true)]
    public double? RewardClip { get; init; }

    /// <summary>
    /// Weight of the entropy bonus (detail 10), in nats. Default 0.002: where looks are priced, entropy is worth looks,
    /// and the 0.01 that is usual in games buys too many.
    /// </summary>
    [Range(0, 10)]
    public double EntropyCoefficient { get; init; } = 0.002;

    /// <summary>
    /// How that weight moves: constant in the sources; an adaptive weight is that of Haarnoja et al. (2018, arXiv 1812.05905,
    /// section 5), taken by plain steps. Default annealed to 0.
    /// </summary>
    public EntropySchedule EntropySchedule { get; init; } = EntropySchedule.Annealed;

    /// <summary>The entropy in nats that the adaptive schedule holds (H̄ of the same). Default 0.3.</summary>
    [Range(0, 100)]
    public double EntropyTarget { get; init; } = 0.3;

    /// <summary>How far the adaptive weight moves an update, per nat of gap. Default 0.005.</summary>
    [Range(0, 1)]
    public double EntropyAdaptationRate { get; init; } = 0.005;

    /// <summary>The gradient's norm is cut to this (detail 11); 0 for no cut. Default 0.5.</summary>
    [Range(0, 1e6)]
    public double MaxGradientNorm { get; init; } = 0.5;
}
