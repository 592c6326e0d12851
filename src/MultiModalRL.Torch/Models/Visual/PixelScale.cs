using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A visible byte v enters as v/127.5 − 1, centred. The two numbers are tensors on the pixels' device: an operation with
/// a host number would take four times as long for one image.
/// </summary>
internal sealed class PixelScale : nn.Module
{
    private readonly Tensor scale = tensor(1f / 127.5f);
    private readonly Tensor offset = tensor(1f);

    public PixelScale() : base(nameof(PixelScale))
    {
        register_buffer(nameof(scale), scale, persistent: false);
        register_buffer(nameof(offset), offset, persistent: false);
        RegisterComponents();
    }

    /// <summary>Scales numbers in place.</summary>
    public Tensor Apply(Tensor pixels) => pixels.mul_(scale).sub_(offset);
}
