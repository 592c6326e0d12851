using System.ComponentModel.DataAnnotations;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>
/// Options of proximal policy optimization (Schulman et al. 2017, arXiv 1707.06347), with the details of "The 37
/// Implementation Details of PPO" (Huang et al., ICLR blog track 2022) named by their numbers there.
/// </summary>
public sealed record PpoOptions
{
    /// <summary>The model's sizes; those of the run to start from win.</summary>
    [Required]
    public ModelOptions Model { get; init; } = new();

    /// <summary>Steps of every row between two updates. Default 16.</summary>
    [Range(1, 65536)]
    public int RolloutSteps { get; init; } = 16;

    /// <summary>Observations a minibatch (detail 6). Default 1,024.</summary>
    [Range(1, 1 << 20)]
    public int MinibatchSize { get; init; } = 1024;

    /// <summary>Passes over a rollout. Default 4.</summary>
    [Range(1, 100)]
    public int Epochs { get; init; } = 4;

    /// <summary>Adam's step size at the start (detail 3 is its ε). Default 0.001.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>What share of the step size is left at the end of the budget, linearly (detail 4). Default 0.02.</summary>
    [Range(0, 1)]
    public double FinalLearningRate { get; init; } = 0.02;

    /// <summary>ε of Adam (detail 3). Default 1e-5.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double AdamEpsilon { get; init; } = 1e-5;

    /// <summary>γ. Default 1: with a price on looking, any discount is a second, hidden price.</summary>
    [Range(0, 1)]
    public double Discount { get; init; } = 1;

    /// <summary>λ of generalized advantage estimation (detail 5). Default 0.95.</summary>
    [Range(0, 1)]
    public double GaeLambda { get; init; } = 0.95;

    /// <summary>ε of the clipped surrogate (Schulman et al. 2017, eq. 7). Default 0.2.</summary>
    [Range(0, 10, MinimumIsExclusive = true)]
    public double Clip { get; init; } = 0.2;

    /// <summary>Range the value may move from the old one (detail 9); null, the default, for a plain squared error.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public double? ValueClip { get; init; }

    /// <summary>Weight of the value loss ½(V − R)². Default 0.5.</summary>
    [Range(0, 100)]
    public double ValueCoefficient { get; init; } = 0.5;

    /// <summary>Advantages of a minibatch are shifted and scaled to mean 0, deviation 1 (detail 7). Default true.</summary>
    public bool NormalizeAdvantages { get; init; } = true;

    /// <summary>Rewards are divided by the running deviation of the return. Default true.</summary>
    public bool NormalizeRewards { get; init; } = true;

    /// <summary>
    /// Thumbnails are shifted and scaled by running moments, frozen outside training; started from the run to start
    /// from, where it has them. Default true.
    /// </summary>
    public bool NormalizeObservations { get; init; } = true;

    /// <summary>
    /// Weight of the entropy bonus (detail 10), in nats. Default 0.002: where looks are priced, entropy is worth looks,
    /// and the 0.01 that is usual in games buys too many.
    /// </summary>
    [Range(0, 10)]
    public double EntropyCoefficient { get; init; } = 0.002;

    /// <summary>How that weight moves. Default annealed to 0.</summary>
    public EntropySchedule EntropySchedule { get; init; } = EntropySchedule.Annealed;

    /// <summary>The entropy in nats that the adaptive schedule holds. Default 0.3.</summary>
    [Range(0, 100)]
    public double EntropyTarget { get; init; } = 0.3;

    /// <summary>How far the adaptive weight moves an update, per nat of gap. Default 0.005.</summary>
    [Range(0, 1)]
    public double EntropyAdaptationRate { get; init; } = 0.005;

    /// <summary>The gradient's norm is cut to this (detail 11); 0 for no cut. Default 0.5.</summary>
    [Range(0, 1e6)]
    public double MaxGradientNorm { get; init; } = 0.5;

    /// <summary>
    /// An update ends early when the KL divergence (k3) of an epoch's last minibatch passes this (as CleanRL has it);
    /// null, the default, for never.
    /// </summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public double? TargetKl { get; init; }

    /// <summary>
    /// What is trained. Null, the default: the heads where there is a run to start from (training all of it unlearns
    /// some of what supervised learning found), everything where there is none.
    /// </summary>
    public TrainedPart? Train { get; init; }

    /// <summary>
    /// What the answer head's weights are multiplied by when starting from a supervised run: above 1 the first
    /// answers are nearer to the likeliest one, so that the value of answering is not underrated. Default 4.
    /// </summary>
    [Range(0.1, 100)]
    public double AnswerSharpening { get; init; } = 4;

    /// <summary>
    /// How much likelier looking is than answering at first, in nats, when starting from a supervised run: from a
    /// policy that looks, PPO learns what can be left out; from one that answers at once it must first find out that
    /// looking pays. Default 2.
    /// </summary>
    [Range(-20, 20)]
    public double InitialLookBias { get; init; } = 2;
}
