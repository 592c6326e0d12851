using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>A reused tensor in host memory that managed rows are written into on their way to the device.</summary>
/// <typeparam name="T">The element type.</typeparam>
internal sealed class HostTensor<T> : IDisposable
    where T : unmanaged
{
    private readonly Tensor tensor;
    private readonly int width;
    private readonly torch.Device device;
    private Tensor? view;
    private int viewed;

    public HostTensor(int capacity, int width, ScalarType type, torch.Device device)
    {
        this.width = width;
        this.device = device;
        // What is made while acting is learned from later, too.
        using var normal = inference_mode(false);
        tensor = empty(capacity, width, type).DetachFromDisposeScope();
    }

    /// <summary>The first rows, to be written.</summary>
    public Span<T> Rows(int count) => MemoryMarshal.Cast<byte, T>(tensor.bytes)[..(count * width)];

    /// <summary>The first rows on the device [count, width]. The caller does not dispose them: they are kept from call to call.</summary>
    public Tensor Load(int count)
    {
        var rows = View(count);
        return device.type == DeviceType.CPU ? rows : rows.to(device);
    }

    /// <summary>Copies rows in and returns them on the device, as <see cref="Load(int)"/> does.</summary>
    public Tensor Load(ReadOnlySpan<T> values)
    {
        values.CopyTo(Rows(values.Length / width));
        return Load(values.Length / width);
    }

    public void Dispose()
    {
        view?.Dispose();
        tensor.Dispose();
    }

    private Tensor View(int count)
    {
        if (view is null || viewed != count)
        {
            using var normal = inference_mode(false);
            view?.Dispose();
            view = tensor.narrow(0, 0, count).DetachFromDisposeScope();
            viewed = count;
        }

        return view;
    }
}
