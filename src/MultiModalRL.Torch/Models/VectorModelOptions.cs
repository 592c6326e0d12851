using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Torch;

/// <summary>The sizes of a <see cref="VectorModel"/>.</summary>
public sealed record VectorModelOptions
{
    /// <summary>Units a hidden layer, and of the memory. Default 64.</summary>
    [Range(1, 65536)]
    public int Width { get; init; } = 64;

    /// <summary>Hidden layers. Default 2.</summary>
    [Range(0, 16)]
    public int Layers { get; init; } = 2;

    /// <summary>The non-linearity. Default tanh.</summary>
    public ActivationKind Activation { get; init; } = ActivationKind.Tanh;

    /// <summary>What is remembered from step to step. Default nothing.</summary>
    public RecurrenceKind Recurrence { get; init; } = RecurrenceKind.None;
}
