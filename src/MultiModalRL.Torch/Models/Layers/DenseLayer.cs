using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// x ↦ xWᵀ + b, computed in the type of x: parameters are single-precision and converted where x is not, so that their
/// gradients arrive in single precision.
/// </summary>
public sealed class DenseLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter? bias;
    private readonly WeightCopy weightCopy = new();
    private readonly WeightCopy biasCopy = new();

    /// <summary>Zeros.</summary>
    /// <param name="inputs">Features of x.</param>
    /// <param name="outputs">Features of the result.</param>
    /// <param name="hasBias">Whether there is a b.</param>
    public DenseLayer(long inputs, long outputs, bool hasBias = true) : base(nameof(DenseLayer))
    {
        weight = new Parameter(zeros(outputs, inputs));
        bias = hasBias ? new Parameter(zeros(outputs)) : null;
        RegisterComponents();
    }

    /// <summary>W [outputs, inputs].</summary>
    public Parameter Weight => weight;

    /// <summary>b [outputs], or null.</summary>
    public Parameter? Bias => bias;

    /// <summary>[…, inputs] to […, outputs].</summary>
    public override Tensor forward(Tensor input)
    {
        var type = input.dtype;
        return type == ScalarType.Float32
            ? nn.functional.linear(input, weight, bias)
            : nn.functional.linear(input, weightCopy.Of(weight, type), bias is null ? null : biasCopy.Of(bias, type));
    }
}
