using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>
/// Options of proximal policy optimization (Schulman et al. 2017, arXiv 1707.06347), with the details of "The 37
/// Implementation Details of PPO" (Huang et al., ICLR blog track 2022) named by their numbers there.
/// </summary>
public sealed record PpoOptions : ActorCriticOptions
{
    /// <summary>
    /// Observations a minibatch (detail 6). Null, the default: 1,024 where questions are answered (large batches are
    /// what is fast there), 128 elsewhere.
    /// </summary>
    [Range(1, 1 << 20)]
    public int? MinibatchSize { get; init; }

    /// <summary>Passes over a rollout (K of Schulman et al. 2017, algorithm 1). Default 4.</summary>
    [Range(1, 100)]
    public int Epochs { get; init; } = 4;

    /// <summary>ε of the clipped surrogate (Schulman et al. 2017, eq. 7; detail 8). Default 0.2.</summary>
    [Range(0, 10, MinimumIsExclusive = true)]
    public double Clip { get; init; } = 0.2;

    /// <summary>
    /// What share of ε is left at the end of the budget, linearly (clip range annealing, auxiliary detail 1 of the same; α in table 5 of Schulman et al.
    /// 2017). Default 1: it stays.
    /// </summary>
    [Range(0.01, 1)]
    public double FinalClip { get; init; } = 1;

    /// <summary>Range the value may move from the old one (detail 9); null, the default, for a plain squared error.</summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public double? ValueClip { get; init; }

    /// <summary>
    /// An update ends early when the KL divergence (k3) of an epoch's last minibatch passes this (as CleanRL has it);
    /// null, the default, for never.
    /// </summary>
    [Range(0, 100, MinimumIsExclusive = true)]
    public double? TargetKl { get; init; }
}
