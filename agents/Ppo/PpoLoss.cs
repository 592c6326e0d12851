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
        var ratio = logRatio.exp();
        var clipped = Ops.Clamp(ratio, 1 - clip, 1 + clip);
        return minimum(ratio.mul(advantages), clipped.mul(advantages)).mean().neg();
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
        var errors = Ops.Square(values.sub(returns));
        if (clip is { } range)
        {
            var moved = Ops.Add(oldValues, Ops.Clamp(values.sub(oldValues), -range, range));
            errors = maximum(errors, Ops.Square(moved.sub(returns)));
        }

        return Ops.Scale(errors.mean(), 0.5);
    }

    /// <summary>Shifted and scaled to mean 0 and (sample) deviation 1; a batch of one is only shifted by nothing.</summary>
    public static Tensor Normalize(Tensor advantages) => advantages.numel() < 2
        ? advantages
        : advantages.sub(advantages.mean()).div(Ops.Add(advantages.std(), 1e-8));

    /// <summary>Estimators of KL(π_old ‖ π_new) from the old policy's samples: k1 = −log ρ, k3 = ρ − 1 − log ρ (Schulman 2020), averaged.</summary>
    public static (Tensor K1, Tensor K3) ApproximateKl(Tensor logRatio)
    {
        var k1 = logRatio.neg();
        var k3 = Ops.Add(logRatio.exp().sub(logRatio), -1);
        return (k1.mean(), k3.mean());
    }

    /// <summary>The share of ratios outside 1 ± ε.</summary>
    public static Tensor ClipFraction(Tensor logRatio, double clip) =>
        Ops.Greater(Ops.Add(logRatio.exp(), -1).abs(), clip).to(float32).mean();

    /// <summary>1 − Var(R − V)/Var(R): 1 for a perfect value, 0 for a constant one; NaN where R does not vary.</summary>
    public static double ExplainedVariance(ReadOnlySpan<float> values, ReadOnlySpan<float> returns)
    {
        var residuals = new RunningMoments();
        var targets = new RunningMoments();
        var difference = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            difference[i] = returns[i] - values[i];
        }

        residuals.Add(difference);
        targets.Add(returns);
        return targets.Variance > 0 ? 1 - residuals.Variance / targets.Variance : double.NaN;
    }
}
