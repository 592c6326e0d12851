using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>What a part of the model is built from.</summary>
/// <param name="Shape">What the environment prescribes.</param>
/// <param name="Options">The sizes.</param>
/// <param name="Seeds">The streams of the part's initial weights.</param>
public sealed record PartContext(ModelShape Shape, ModelOptions Options, SeedSequence Seeds)
{
    /// <summary>
    /// The type that features are computed in: single precision, or bfloat16. Parameters stay single-precision; the
    /// layers that <see cref="Orthogonal"/> makes convert them to the type of their input.
    /// </summary>
    public ScalarType Features { get; init; } = ScalarType.Float32;

    /// <summary>Features a word of the question encoder; 0 for parts that are built before it.</summary>
    public int WordWidth { get; init; }
}
