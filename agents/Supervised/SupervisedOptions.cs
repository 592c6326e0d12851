using System.ComponentModel.DataAnnotations;
using MultiModalRL.Torch;

namespace MultiModalRL.Agents;

/// <summary>Options of supervised learning of the answers.</summary>
public sealed record SupervisedOptions
{
    /// <summary>The model's sizes; those of the run to start from win.</summary>
    [Required]
    public ModelOptions Model { get; init; } = new();

    /// <summary>Examples a minibatch. Default 256.</summary>
    [Range(1, 1 << 20)]
    public int MinibatchSize { get; init; } = 256;

    /// <summary>
    /// Up to how many questions about one image are learned from together, through one mask: the image is then encoded once for
    /// all of them. Default 1.
    /// </summary>
    [Range(1, 1 << 20)]
    public int QuestionsPerImage { get; init; } = 1;

    /// <summary>Adam's step size at the start. Default 0.001.</summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The share of the budget after which the step size falls, linearly. Default 0.6.</summary>
    [Range(0, 1)]
    public double HeldShare { get; init; } = 0.6;

    /// <summary>What share of the step size is left at the end of the budget. Default 0.02.</summary>
    [Range(0, 1)]
    public double FinalLearningRate { get; init; } = 0.02;

    /// <summary>Decoupled weight decay. Default 0.0001.</summary>
    [Range(0, 1)]
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>
    /// The share of examples with everything revealed; the others show a random part, as the protocol draws it.
    /// Default 0.2.
    /// </summary>
    [Range(0, 1)]
    public double RevealedShare { get; init; } = 0.2;

    /// <summary>The gradient's norm is cut to this; 0 for no cut. Default 1.</summary>
    [Range(0, 1e6)]
    public double MaxGradientNorm { get; init; } = 1;

    /// <summary>Examples between two validations. Default 50,000.</summary>
    [Range(1, long.MaxValue)]
    public long ValidateEvery { get; init; } = 50_000;

    /// <summary>
    /// Learning stops, at the best weights, after this many validations without a better loss; 0 for never.
    /// Default 4.
    /// </summary>
    [Range(0, 1000)]
    public int Patience { get; init; } = 4;
}
