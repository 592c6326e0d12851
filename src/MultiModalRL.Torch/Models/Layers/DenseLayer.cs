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

    /// <summary>Multiplies the results by a factor from now on.</summary>
    public void ScaleOutputs(double factor)
    {
        using var untracked = no_grad();
        Ops.ScaleInPlace(weight, factor);
        if (bias is not null)
        {
            Ops.ScaleInPlace(bias, factor);
        }

        WeightCopy.ForgetAll(this);
    }

    /// <summary>Adds to the results from now on.</summary>
    /// <param name="added">What: one number an output.</param>
    /// <exception cref="InvalidOperationException">The layer has no b.</exception>
    public void ShiftOutputs(float[] added)
    {
        var shifted = bias ?? throw new InvalidOperationException("a layer without a bias can't be shifted");
        using var untracked = no_grad();
        using var shift = from_array(added);
        using var there = shift.to(shifted.device);
        Ops.AddInPlace(shifted, there);
        WeightCopy.ForgetAll(this);
    }
}
