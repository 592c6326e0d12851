using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// How a visible byte v enters: as v/127.5 − 1, centred, or, standardized, as (v − mean)/deviation with the numbers of its channel,
/// which files hold. The numbers are tensors on the pixels' device: an operation with a host number would take four times
/// as long for one image.
/// </summary>
internal sealed class PixelScale : nn.Module
{
    private const float Half = 127.5f;

    private readonly Constant? scale;
    private readonly Constant? offset;
    private readonly Tensor? mean;
    private readonly Tensor? perDeviation;

    /// <param name="channels">Channels of a pixel.</param>
    /// <param name="isStandardized">Whether each channel has its own numbers; until they are set, those that centre it.</param>
    public PixelScale(int channels, bool isStandardized) : base(nameof(PixelScale))
    {
        if (isStandardized)
        {
            (mean, perDeviation) = (Of(channels, Half), Of(channels, 1 / Half));
            register_buffer(nameof(mean), mean);
            register_buffer(nameof(perDeviation), perDeviation);
        }
        else
        {
            (scale, offset) = (new Constant(tensor(1 / Half)), new Constant(tensor(1f)));
        }

        RegisterComponents();
    }

    /// <summary>Scales numbers [..., channels] in place.</summary>
    public Tensor Apply(Tensor pixels) => mean is null
        ? pixels.mul_(scale!.Value).sub_(offset!.Value)
        : pixels.sub_(mean).mul_(perDeviation!);

    /// <summary>Sets the mean and deviation of each channel, in bytes' units.</summary>
    /// <exception cref="InvalidOperationException">All channels are scaled alike.</exception>
    public void Standardize(float[] means, float[] deviations)
    {
        if (mean is null)
        {
            throw new InvalidOperationException("pixels are not standardized: the model's option standardizePixels is off");
        }

        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        mean.copy_(from_array(means));
        perDeviation!.copy_(from_array(Array.ConvertAll(deviations, deviation => 1 / deviation)));
    }

    private static Tensor Of(int channels, float value) => from_array(Enumerable.Repeat(value, channels).ToArray());
}
