using System.Buffers;
using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>The terms of policy-gradient objectives as pure functions, mostly of tensors [N].</summary>
public static class PolicyLoss
{
    /// <summary>Σ w·x / Σ w.</summary>
    public static Tensor Mean(Tensor terms, Tensor weights) => terms.mul(weights).sum().div(weights.sum());

    /// <summary>
    /// The clipped surrogate of each step, min(ρÂ, clip(ρ, 1 − low, 1 + high)Â): with low = high that of PPO (Schulman et al.
    /// 2017, eq. 7), with high > low that of DAPO (Yu et al. 2025, eq. 10), which lets unlikely actions gain more.
    /// </summary>
    /// <param name="logRatio">log ρ = log π_new(a|o) − log π_old(a|o).</param>
    /// <param name="advantages">Â.</param>
    /// <param name="low">How far the ratio counts below 1.</param>
    /// <param name="high">How far it counts above 1.</param>
    public static Tensor ClippedSurrogate(Tensor logRatio, Tensor advantages, double low, double high)
    {
        using var ratio = logRatio.exp();
        using var clipped = Ops.Clamp(ratio, 1 - low, 1 + high);
        using var gain = ratio.mul(advantages);
        using var clippedGain = clipped.mul(advantages);
        return minimum(gain, clippedGain);
    }

    /// <summary>
    /// The ratio of whole episodes, length-normalized (GSPO: Zheng et al. 2025, eq. 7): each step is given the mean of its
    /// episode's log ρ.
    /// </summary>
    /// <param name="logRatio">log ρ of each step.</param>
    /// <param name="episodes">Which episode each step is of: int64 [N], 0 … <paramref name="count"/> − 1.</param>
    /// <param name="count">How many episodes.</param>
    public static Tensor EpisodeLogRatio(Tensor logRatio, Tensor episodes, long count)
    {
        var none = zeros(count, ScalarType.Float32, logRatio.device);
        var sums = none.scatter_add(0, episodes, logRatio);
        var lengths = none.scatter_add(0, episodes, ones_like(logRatio));
        return sums.index_select(0, episodes).div(lengths.index_select(0, episodes));
    }

    /// <summary>
    /// An unbiased, never negative estimate of KL(π ‖ π_ref) at each step of π's own samples, q − 1 − log q with
    /// q = π_ref / π (Schulman 2020; Shao et al. 2024, eq. 4).
    /// </summary>
    /// <param name="logProbabilities">log π(a|o).</param>
    /// <param name="reference">log π_ref(a|o).</param>
    public static Tensor ReferenceKl(Tensor logProbabilities, Tensor reference)
    {
        var logQuotient = reference.sub(logProbabilities);
        return Ops.Add(logQuotient.exp().sub(logQuotient), -1);
    }

    /// <summary>Shifted and scaled to mean 0 and (sample) deviation 1; a batch of one is only shifted by nothing.</summary>
    public static Tensor Normalize(Tensor advantages)
    {
        if (advantages.numel() < 2)
        {
            return advantages;
        }

        using var mean = advantages.mean();
        using var deviation = advantages.std();
        using var divisor = Ops.Add(deviation, 1e-8);
        using var shifted = advantages.sub(mean);
        return shifted.div(divisor);
    }

    /// <summary>Estimators of KL(π_old ‖ π_new) from the old policy's samples: k1 = −log ρ, k3 = ρ − 1 − log ρ (Schulman 2020), averaged.</summary>
    public static (Tensor K1, Tensor K3) ApproximateKl(Tensor logRatio)
    {
        using var k1 = logRatio.neg();
        using var ratio = logRatio.exp();
        using var difference = ratio.sub(logRatio);
        using var k3 = Ops.Add(difference, -1);
        return (k1.mean(), k3.mean());
    }

    /// <summary>The same where steps weigh differently: Σ w·k / Σ w.</summary>
    public static (Tensor K1, Tensor K3) ApproximateKl(Tensor logRatio, Tensor weights) =>
        (Mean(logRatio.neg(), weights), Mean(Ops.Add(logRatio.exp().sub(logRatio), -1), weights));

    /// <summary>Whether each ratio is outside 1 − low … 1 + high: 1 or 0.</summary>
    public static Tensor Clipped(Tensor logRatio, double low, double high)
    {
        using var ratio = logRatio.exp();
        using var move = Ops.Add(ratio, -1);
        using var above = Ops.Greater(move, high);
        using var below = Ops.Less(move, -low);
        using var outside = above.logical_or(below);
        return outside.to(float32);
    }

    /// <summary>1 − Var(R − V)/Var(R): 1 for a perfect value, 0 for a constant one; NaN where R does not vary.</summary>
    public static double ExplainedVariance(ReadOnlySpan<float> values, ReadOnlySpan<float> returns)
    {
        var residuals = new RunningMoments();
        var targets = new RunningMoments();
        var rented = ArrayPool<float>.Shared.Rent(values.Length);
        var difference = rented.AsSpan(0, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            difference[i] = returns[i] - values[i];
        }

        residuals.Add(difference);
        ArrayPool<float>.Shared.Return(rented);
        targets.Add(returns);
        return targets.Variance > 0 ? 1 - residuals.Variance / targets.Variance : double.NaN;
    }
}
