using System.Runtime.InteropServices;
using MultiModalRL.Torch;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Sums up what happens over the minibatches of an update, on the device: the host waits once.</summary>
internal sealed class PpoStatistics(torch.Device device) : IDisposable
{
    private readonly Tensor sums = zeros(PpoMeans.Count, ScalarType.Float32, device).DetachFromDisposeScope();
    private readonly Tensor last = zeros(1, ScalarType.Float32, device).DetachFromDisposeScope();
    private int minibatches;

    public void Clear()
    {
        minibatches = 0;
        sums.zero_();
    }

    public void Add(
        Tensor loss, Tensor policyLoss, Tensor valueLoss, Tensor entropy,
        in ActionLogits distribution, Tensor logRatio, double clip, Tensor gradientNorm)
    {
        using var untracked = no_grad();
        var (k1, k3) = PpoLoss.ApproximateKl(logRatio);
        var looks = distribution.LookEntropy is { } look ? look.mean() : zeros_like(entropy);
        var row = stack(
        [
            loss, policyLoss, valueLoss, entropy, distribution.GroupEntropy.mean(), distribution.AnswerEntropy.mean(),
            looks, k1, k3, PpoLoss.ClipFraction(logRatio, clip), gradientNorm,
        ]);
        Ops.AddInPlace(sums, row.detach());
        last.copy_(k3.reshape(1));
        minibatches++;
    }

    /// <summary>The KL estimate (k3) of the latest minibatch.</summary>
    public double LastKl() => last.item<float>();

    public PpoMeans Means()
    {
        using var host = sums.cpu();
        var values = MemoryMarshal.Cast<byte, float>(host.bytes);
        var means = new double[PpoMeans.Count];
        for (var i = 0; i < means.Length; i++)
        {
            means[i] = values[i] / minibatches;
        }

        return new PpoMeans(means);
    }

    public void Dispose()
    {
        sums.Dispose();
        last.Dispose();
    }
}
