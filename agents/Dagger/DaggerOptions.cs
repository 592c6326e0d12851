using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Agents;

/// <summary>Options of imitation by dataset aggregation (Ross, Gordon and Bagnell, AISTATS 2011).</summary>
public sealed record DaggerOptions : NetworkOptions
{
    /// <summary>Steps an iteration gathers, rounded up to whole steps of all rows. Default 2,048.</summary>
    [Range(1, 1 << 24)]
    public int IterationSteps { get; init; } = 2_048;

    /// <summary>
    /// p: in iteration i the oracle acts with probability β = pⁱ⁻¹, else the policy learned so far does (section 3). 0 leaves
    /// the oracle the first iteration alone; at 1 it always acts, which is behaviour cloning. Default 0.5.
    /// </summary>
    [Range(0, 1)]
    public double OracleDecay { get; init; } = 0.5;

    /// <summary>Labelled observations kept; the oldest give way, where the paper keeps all. Default 100,000.</summary>
    [Range(1, 1 << 26)]
    public int DatasetCapacity { get; init; } = 100_000;

    /// <summary>
    /// Whether a checkpoint holds the dataset, and going on is the same, bit for bit, as not having stopped. Without it a
    /// resumed run begins a new one. Default true.
    /// </summary>
    public bool SaveDataset { get; init; } = true;

    /// <summary>Minibatches an iteration. Default 16.</summary>
    [Range(1, 1 << 20)]
    public int Minibatches { get; init; } = 16;

    /// <summary>Labelled observations a minibatch, drawn from all alike. Default 256.</summary>
    [Range(1, 1 << 20)]
    public int MinibatchSize { get; init; } = 256;

    /// <summary>Adam's step size at the start. Default 0.001.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>What share of the step size is left at the end of the budget, linearly. Default 0.02.</summary>
    [Range(0, 1)]
    public double FinalLearningRate { get; init; } = 0.02;

    /// <summary>ε of Adam. Default 1e-5.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double AdamEpsilon { get; init; } = 1e-5;

    /// <summary>The gradient's norm is cut to this; 0 for no cut. Default 1.</summary>
    [Range(0, 1e6)]
    public double MaxGradientNorm { get; init; } = 1;
}
