using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Layer normalization (Ba, Kiros and Hinton 2016) over the last dimension, always in single precision; the result has
/// the type of the input.
/// </summary>
public sealed class NormLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly long[] width;

    /// <summary>Scale 1, shift 0.</summary>
    /// <param name="width">Features.</param>
    public NormLayer(long width) : base(nameof(NormLayer))
    {
        this.width = [width];
        weight = new Parameter(ones(width));
        bias = new Parameter(zeros(width));
        RegisterComponents();
    }

    /// <summary>[…, width] to the same.</summary>
    public override Tensor forward(Tensor input)
    {
        var normalized = nn.functional.layer_norm(Ops.ToType(input, ScalarType.Float32), width, weight, bias);
        return Ops.ToType(normalized, input.dtype);
    }
}
