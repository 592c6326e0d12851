using System.Runtime.InteropServices;
using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Cli;

/// <summary>Tensors of drawn numbers on a device, kept until they are disposed.</summary>
internal sealed class ReadyTensors(MultiModalRL.Core.Device device) : IDisposable
{
    private readonly List<Tensor> made = [];
    private RandomStream random = new(1);

    /// <summary>Bytes below a bound.</summary>
    public Tensor Bytes(int bound, params long[] shape) => Keep(uint8, shape, tensor =>
    {
        foreach (ref var value in tensor.bytes)
        {
            value = (byte)random.NextInt(bound);
        }
    });

    /// <summary>Whole numbers below a bound.</summary>
    public Tensor Longs(int bound, params long[] shape) => Keep(int64, shape, tensor =>
    {
        foreach (ref var value in MemoryMarshal.Cast<byte, long>(tensor.bytes))
        {
            value = random.NextInt(bound);
        }
    });

    /// <summary>Numbers in [0, 1).</summary>
    public Tensor Floats(params long[] shape) => Keep(float32, shape, tensor =>
    {
        foreach (ref var value in MemoryMarshal.Cast<byte, float>(tensor.bytes))
        {
            value = random.NextSingle();
        }
    });

    /// <summary>A tensor that is there already: it now belongs here.</summary>
    public Tensor Keep(Tensor tensor)
    {
        made.Add(tensor.DetachFromDisposeScope());
        return tensor;
    }

    public void Dispose() => made.ForEach(tensor => tensor.Dispose());

    private Tensor Keep(ScalarType type, long[] shape, Action<Tensor> fill)
    {
        using var host = empty(shape, type);
        fill(host);
        return Keep(host.to(Torch.TorchDevices.ToTorch(device), copy: true));
    }
}
