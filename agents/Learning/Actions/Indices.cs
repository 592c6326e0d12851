using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Whole numbers on their way to a device.</summary>
internal static class Indices
{
    /// <summary>int64 [N, width] on the device; belongs to the caller's dispose scope.</summary>
    public static Tensor Of(ReadOnlySpan<int> values, int width, torch.Device device)
    {
        var host = empty(values.Length / width, width, ScalarType.Int64);
        var wide = MemoryMarshal.Cast<byte, long>(host.bytes);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        return device.type == DeviceType.CPU ? host : host.to(device);
    }
}
