using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Reused host memory for the features, masks and starts of a number of rows on their way to the device.</summary>
internal sealed class HostRows : IDisposable
{
    private readonly HostTensor<float> features;
    private readonly HostTensor<byte>? legal;
    private readonly HostTensor<float> continues;
    private float[] flags = [];

    public HostRows(int capacity, int width, int legalWidth, torch.Device device)
    {
        Capacity = capacity;
        features = new HostTensor<float>(capacity, width, ScalarType.Float32, device);
        legal = legalWidth > 0 ? new HostTensor<byte>(capacity, legalWidth, ScalarType.Byte, device) : null;
        continues = new HostTensor<float>(capacity, 1, ScalarType.Float32, device);
    }

    public int Capacity { get; }

    /// <summary>The first rows' features, to be written.</summary>
    public Span<float> Features(int count) => features.Rows(count);

    /// <summary>Those features on the device [count, width].</summary>
    public Tensor LoadFeatures(int count) => features.Load(count);

    /// <summary>Masks on the device [rows, actions].</summary>
    public Tensor LoadLegal(ReadOnlySpan<byte> values) => legal!.Load(values);

    /// <summary>0 where an episode starts, else 1: float [rows, 1].</summary>
    public Tensor Continues(ReadOnlySpan<bool> starts)
    {
        Array.Resize(ref flags, starts.Length);
        for (var i = 0; i < flags.Length; i++)
        {
            flags[i] = starts[i] ? 0 : 1;
        }

        return continues.Load(flags);
    }

    public void Dispose()
    {
        features.Dispose();
        legal?.Dispose();
        continues.Dispose();
    }
}
