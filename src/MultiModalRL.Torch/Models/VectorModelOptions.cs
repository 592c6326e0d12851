using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Torch;

/// <summary>
/// The sizes and the make of a <see cref="VectorModel"/>, and what stands between it and its environment. Details are
/// numbered as in "The 37 Implementation Details of PPO" (Huang et al., ICLR blog track 2022).
/// </summary>
public sealed record VectorModelOptions
{
    /// <summary>Units a hidden layer, and of the memory (64 as in Schulman et al. 2017, section 6.1). Default 64.</summary>
    [Range(1, 65536)]
    public int Width { get; init; } = 64;

    /// <summary>Hidden layers (2, the same). Default 2.</summary>
    [Range(0, 16)]
    public int Layers { get; init; } = 2;

    /// <summary>The non-linearity (tanh, the same). Default tanh.</summary>
    public ActivationKind Activation { get; init; } = ActivationKind.Tanh;

    /// <summary>
    /// Whether actions and value share the hidden layers (detail 13; continuous detail 4). Default false: layers of their own.
    /// </summary>
    public bool Shared { get; init; }

    /// <summary>What the layers begin with (detail 2). Default orthogonal.</summary>
    public InitialWeights Initial { get; init; } = InitialWeights.Orthogonal;

    /// <summary>
    /// What is remembered from step to step (LSTM details 1–5: orthogonal weights and zero biases, zeros at first and where an
    /// episode starts, whole sequences a minibatch, memory made anew while learning). Default nothing.
    /// </summary>
    public RecurrenceKind Recurrence { get; init; } = RecurrenceKind.None;

    /// <summary>Normalized features are held within ± this (continuous detail 7); null for no bound. Default 10.</summary>
    [Range(0, 1e6, MinimumIsExclusive = true)]
    public double? ObservationClip { get; init; } = 10;

    /// <summary>Natural logarithm of the deviation that real actions begin with (continuous detail 2: one for all states, learned). Default 0.</summary>
    [Range(-10, 10)]
    public double InitialLogDeviation { get; init; }

    /// <summary>How real actions are held within their bounds (continuous detail 5). Default squashed.</summary>
    public BoundedActions BoundedActions { get; init; } = BoundedActions.Squash;
}
