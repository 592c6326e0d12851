using System.Runtime.InteropServices;
using MultiModalRL.Core;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Means over the minibatches of an update, summed up on the device: the host waits once.</summary>
internal sealed class LossStatistics : IDisposable
{
    private readonly string[] tags;
    private readonly Tensor sums;
    private readonly double[] means;
    private int minibatches;

    /// <summary>Sums up what the tags name.</summary>
    public LossStatistics(torch.Device device, params string[] tags)
    {
        this.tags = tags;
        means = new double[tags.Length];
        sums = zeros(tags.Length, ScalarType.Float32, device).DetachFromDisposeScope();
    }

    /// <summary>The mean that a tag names, since <see cref="Finish"/>.</summary>
    public double this[string tag] => means[Array.IndexOf(tags, tag)];

    public void Clear()
    {
        minibatches = 0;
        sums.zero_();
    }

    /// <summary>Takes in one number (a tensor of no dimensions) a tag.</summary>
    public void Add(params Tensor[] numbers)
    {
        using var untracked = no_grad();
        using var together = stack(numbers);
        Ops.AddInPlace(sums, together);
        minibatches++;
    }

    /// <summary>Takes in the means over a part of one minibatch.</summary>
    /// <param name="share">The part's share of the minibatch; the shares add up to 1.</param>
    /// <param name="numbers">One number (a tensor of no dimensions) a tag.</param>
    public void AddShare(double share, params Tensor[] numbers)
    {
        using var untracked = no_grad();
        using var together = stack(numbers);
        Ops.AddScaledInPlace(sums, together, share);
        minibatches = 1;
    }

    /// <summary>Computes and reports the means.</summary>
    /// <exception cref="ArithmeticException">One is not finite; the message names it, the step and the seed.</exception>
    public void Finish(IMetricSink metrics, long step, ulong seed)
    {
        using var host = sums.cpu();
        var values = MemoryMarshal.Cast<byte, float>(host.bytes);
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = values[i] / minibatches;
            Finite.Require(means[i], tags[i], step, seed);
        }

        for (var i = 0; i < means.Length; i++)
        {
            metrics.Scalar(tags[i], means[i], step);
        }
    }

    public void Dispose() => sums.Dispose();
}
