using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>The terms of PPO's objective as pure functions of tensors [N].</summary>
public static class PpoLoss
{
    /// <summary>
    /// The clipped surrogate as a loss (Schulman et al. 2017, eq. 7, negated): −mean min(ρÂ, clip(ρ, 1−ε, 1+ε)Â).
    /// </summary>
    /// <param name="logRatio">log ρ = log π_new(a|o) − log π_old(a|o).</param>
    /// <param name="advantages">Â.</param>
    /// <param name="clip">ε.</param>
    public static Tensor Policy(Tensor logRatio, Tensor advantages, double clip)
    {
        using var gains = PolicyLoss.ClippedSurrogate(logRatio, advantages, clip, clip);
        using var mean = gains.mean();
        return mean.neg();
    }

    /// <summary>
    /// ½ mean (V − R)²; with a clip range ½ mean max((V − R)², (V_old + clip(V − V_old, ±c) − R)²).
    /// </summary>
    /// <param name="values">V.</param>
    /// <param name="oldValues">V when acting.</param>
    /// <param name="returns">R = Â + V_old.</param>
    /// <param name="clip">c, or null.</param>
    public static Tensor Value(Tensor values, Tensor oldValues, Tensor returns, double? clip)
    {
        using var errors = SquaredError(values, returns);
        if (clip is not { } range)
        {
            return HalfMean(errors);
        }

        using var move = values.sub(oldValues);
        using var clipped = Ops.Clamp(move, -range, range);
        using var moved = Ops.Add(oldValues, clipped);
        using var movedErrors = SquaredError(moved, returns);
        using var larger = maximum(errors, movedErrors);
        return HalfMean(larger);
    }

    private static Tensor SquaredError(Tensor values, Tensor returns)
    {
        using var difference = values.sub(returns);
        return Ops.Square(difference);
    }

    private static Tensor HalfMean(Tensor errors)
    {
        using var mean = errors.mean();
        return Ops.Scale(mean, 0.5);
    }
}
