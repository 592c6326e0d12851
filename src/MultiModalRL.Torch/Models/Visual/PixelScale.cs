using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A visible byte v enters as v/127.5 − 1, centred. The two numbers are tensors on the pixels' device: an operation with
/// a host number would take four times as long for one image.
/// </summary>
internal sealed class PixelScale : nn.Module
{
    private readonly Constant scale = new(tensor(1f / 127.5f));
    private readonly Constant offset = new(tensor(1f));

    public PixelScale() : base(nameof(PixelScale)) => RegisterComponents();

    /// <summary>Scales numbers in place.</summary>
    public Tensor Apply(Tensor pixels) => pixels.mul_(scale.Value).sub_(offset.Value);
}
