using System.Globalization;

namespace MultiModalRL.Core;

/// <summary>Where tensors live: the processor, or a CUDA device by number.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Index">The CUDA device's number; 0 on the processor.</param>
public readonly record struct Device(DeviceKind Kind, int Index)
{
    /// <summary>The processor.</summary>
    public static Device Cpu => new(DeviceKind.Cpu, 0);

    /// <summary>Reads <c>cpu</c>, <c>cuda</c>, <c>cuda:N</c>; <c>auto</c> is null, the caller's choice.</summary>
    /// <exception cref="InputException">Any other text.</exception>
    public static Device? Parse(string text)
    {
        if (text.StartsWith("cuda:", StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var index))
        {
            return new Device(DeviceKind.Cuda, index);
        }

        return text switch
        {
            "auto" => null,
            "cpu" => Cpu,
            "cuda" => new Device(DeviceKind.Cuda, 0),
            _ => throw new InputException($"device '{text}' is unknown: expected auto, cpu, cuda or cuda:N"),
        };
    }

    /// <inheritdoc/>
    public override string ToString() => Kind == DeviceKind.Cpu ? "cpu" : $"cuda:{Index}";
}
