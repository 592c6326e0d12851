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
        var type = input.dtype;
        return type == ScalarType.Float32
            ? nn.functional.layer_norm(input, width, weight, bias)
            : nn.functional.layer_norm(input.to(ScalarType.Float32), width, weight, bias).to(type);
    }
}
