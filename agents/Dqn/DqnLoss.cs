using MultiModalRL.Torch;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>The parts of deep Q-learning as pure functions of tensors: N transitions, A actions.</summary>
public static class DqnLoss
{
    /// <summary>
    /// Q(o, a) = V(o) + A(o, a) − mean A(o, ·) (Wang et al. 2016, eq. 9), the mean taken over the legal actions: what is
    /// never done has no advantage to speak of.
    /// </summary>
    /// <param name="values">V [N].</param>
    /// <param name="advantages">A [N, A].</param>
    /// <param name="legal">Which actions are legal, bool [N, A].</param>
    public static Tensor Dueling(Tensor values, Tensor advantages, Tensor legal)
    {
        var counted = legal.to(float32);
        var number = Ops.ClampMin(counted.sum(1, keepdim: true), 1);
        var mean = where(legal, advantages, zeros_like(advantages)).sum(1, keepdim: true).div(number);
        return Ops.Add(advantages.sub(mean), values.unsqueeze(1));
    }

    /// <summary>
    /// R + γᵏ Q⁻(o′, a*): a* has the largest value of those it is chosen by. These are Q⁻ itself in Mnih et al. (2015), the
    /// learned Q in double Q-learning (van Hasselt et al. 2016, eq. 4).
    /// </summary>
    /// <param name="returns">R, the discounted rewards of k steps [N].</param>
    /// <param name="discounts">γᵏ; 0 past the task's end [N].</param>
    /// <param name="target">Q⁻(o′, ·) [N, A].</param>
    /// <param name="choosing">What a* is chosen by [N, A]; illegal actions at <see cref="Ops.IllegalLogit"/>.</param>
    public static Tensor Targets(Tensor returns, Tensor discounts, Tensor target, Tensor choosing)
    {
        var best = target.gather(1, choosing.argmax(1, keepdim: true)).squeeze(1);
        return Ops.AddProduct(returns, discounts, best);
    }

    /// <summary>Huber's loss of each error δ [N]: δ²/2 up to κ, κ(|δ| − κ/2) from there on.</summary>
    /// <param name="errors">δ.</param>
    /// <param name="threshold">κ.</param>
    public static Tensor Huber(Tensor errors, double threshold)
    {
        var size = errors.abs();
        var near = Ops.ClampMax(size, threshold);
        return Ops.AddScaled(Ops.Scale(Ops.Square(near), 0.5), size.sub(near), threshold);
    }
}
