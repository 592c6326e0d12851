using static TorchSharp.torch;

namespace MultiModalRL.Agents;

/// <summary>Whole numbers on their way to a device.</summary>
internal static class Indices
{
    /// <summary>int64 [N, width] on the device; belongs to the caller's dispose scope.</summary>
    public static Tensor Of(ReadOnlySpan<int> values, int width, Device device)
    {
        var wide = new long[values.Length];
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] = values[i];
        }

        var host = from_array(wide).reshape(-1, width);
        return device.type == TorchSharp.DeviceType.CPU ? host : host.to(device);
    }
}
