using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Cli;

/// <summary>PPO's loss with nothing around it, as one writes it by hand.</summary>
/// <param name="actions">int64 [N, 1].</param>
/// <param name="oldLogProbabilities">[N].</param>
/// <param name="advantages">[N].</param>
/// <param name="returns">[N].</param>
internal sealed class Surrogate(Tensor actions, Tensor oldLogProbabilities, Tensor advantages, Tensor returns)
{
    /// <summary>One number, in the caller's dispose scope.</summary>
    public Tensor Of(Tensor logProbabilities, Tensor values)
    {
        var ratio = logProbabilities.gather(1, actions).squeeze(1).sub(oldLogProbabilities).exp();
        var gain = ratio.mul(advantages).minimum(Ops.Clamp(ratio, 0.8, 1.2).mul(advantages)).mean();
        var error = Ops.Square(values.sub(returns)).mean();
        var entropy = Ops.Entropy(logProbabilities).mean();
        return Ops.AddScaled(Ops.AddScaled(gain.negative(), error, 0.25), entropy, -0.01);
    }
}
