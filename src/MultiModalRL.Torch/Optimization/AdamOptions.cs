using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Torch;

/// <summary>Settings of Adam.</summary>
public sealed record AdamOptions
{
    /// <summary>Decay of the mean of the gradients, in [0, 1). PyTorch's default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of the mean of the squared gradients, in [0, 1). PyTorch's default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the root of the corrected second moment; above 0. PyTorch's default 10⁻⁸; PPO uses 10⁻⁵.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Decoupled weight decay (AdamW, Loshchilov and Hutter 2019), at least 0; none by default.</summary>
    public double WeightDecay { get; init; }

    /// <summary>
    /// Factors of the step size (and with it of the weight decay) by parameter name; the last that matches holds, and 1
    /// where none does. None by default.
    /// </summary>
    public ImmutableArray<LearningRateFactor> LearningRates { get; init; } = [];

    /// <exception cref="InputException">A value is outside of its range.</exception>
    internal void Validate()
    {
        Require(Beta1 is >= 0 and < 1, nameof(Beta1), Beta1, "0 ≤ value < 1");
        Require(Beta2 is >= 0 and < 1, nameof(Beta2), Beta2, "0 ≤ value < 1");
        Require(Epsilon > 0 && double.IsFinite(Epsilon), nameof(Epsilon), Epsilon, "a finite value above 0");
        Require(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "a finite value of at least 0");
    }

    private static void Require(bool holds, string name, double value, string expected)
    {
        if (!holds)
        {
            throw new InputException(FormattableString.Invariant($"Adam's {name} is {value}: expected {expected}"));
        }
    }
}
