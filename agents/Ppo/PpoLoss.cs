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
    public static Tensor Policy(Tensor logRatio, Tensor advantages, double clip) =>
        PolicyLoss.ClippedSurrogate(logRatio, advantages, clip, clip).mean().neg();

    /// <summary>
    /// ½ mean (V − R)²; with a clip range ½ mean max((V − R)², (V_old + clip(V − V_old, ±c) − R)²).
    /// </summary>
    /// <param name="values">V.</param>
    /// <param name="oldValues">V when acting.</param>
    /// <param name="returns">R = Â + V_old.</param>
    /// <param name="clip">c, or null.</param>
    public static Tensor Value(Tensor values, Tensor oldValues, Tensor returns, double? clip)
    {
        var errors = Ops.Square(values.sub(returns));
        if (clip is { } range)
        {
            var moved = Ops.Add(oldValues, Ops.Clamp(values.sub(oldValues), -range, range));
            errors = maximum(errors, Ops.Square(moved.sub(returns)));
        }

        return Ops.Scale(errors.mean(), 0.5);
    }
}
