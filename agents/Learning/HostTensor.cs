using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>A reused tensor in host memory that managed rows are copied into on their way to the device.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class HostTensor<T> : IDisposable
    where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly int width;
    private readonly torch.Device device;

    public HostTensor(int capacity, int width, ScalarType type, torch.Device device)
    {
        this.width = width;
        this.device = device;
        // What is made while acting is learned from later, too.
        using var normal = inference_mode(false);
        tensor = empty(capacity, width, type);
        tensor.DetachFromDisposeScope();
    }

    /// <summary>Copies rows in and returns them [rows, width] on the device, in the caller's dispose scope.</summary>
    public Tensor Load(ReadOnlySpan<T> values)
    {
        values.CopyTo(MemoryMarshal.Cast<byte, T>(tensor.bytes));
        var rows = tensor.narrow(0, 0, values.Length / width);
        return device.type == DeviceType.CPU ? rows : rows.to(device);
    }

    public void Dispose() => tensor.Dispose();
}
