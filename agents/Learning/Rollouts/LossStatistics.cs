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
    private readonly Tensor earlier;
    private readonly double[] means;
    private readonly double[] latest;
    private int minibatches;
    private int earlierMinibatches;

    /// <summary>Sums up what the tags name.</summary>
    public LossStatistics(torch.Device device, params string[] tags)
    {
        this.tags = tags;
        (means, latest) = (new double[tags.Length], new double[tags.Length]);
        sums = zeros(tags.Length, ScalarType.Float32, device).DetachFromDisposeScope();
        earlier = zeros(tags.Length, ScalarType.Float32, device).DetachFromDisposeScope();
    }

    /// <summary>The mean that a tag names, since <see cref="Finish"/>.</summary>
    public double this[string tag] => means[Array.IndexOf(tags, tag)];

    /// <summary>The same over the minibatches since <see cref="Mark"/>.</summary>
    public double Latest(string tag) => latest[Array.IndexOf(tags, tag)];

    public void Clear()
    {
        minibatches = 0;
        sums.zero_();
        Mark();
    }

    /// <summary>Begins the latest part of an update, such as its last epoch.</summary>
    public void Mark()
    {
        using var untracked = no_grad();
        earlierMinibatches = minibatches;
        earlier.copy_(sums);
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
        using var hostEarlier = earlier.cpu();
        var values = MemoryMarshal.Cast<byte, float>(host.bytes);
        var before = MemoryMarshal.Cast<byte, float>(hostEarlier.bytes);
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = values[i] / minibatches;
            latest[i] = ((double)values[i] - before[i]) / (minibatches - earlierMinibatches);
            Finite.Require(means[i], tags[i], step, seed);
        }

        for (var i = 0; i < means.Length; i++)
        {
            metrics.Scalar(tags[i], means[i], step);
        }
    }

    public void Dispose()
    {
        sums.Dispose();
        earlier.Dispose();
    }
}
