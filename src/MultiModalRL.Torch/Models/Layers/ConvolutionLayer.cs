using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A 3×3 convolution of padding 1, computed in the type of its input as <see cref="DenseLayer"/> is.
/// </summary>
public sealed class ConvolutionLayer : nn.Module<Tensor, Tensor>
{
    private static readonly long[] Padding = [1, 1];

    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly WeightCopy weightCopy = new();
    private readonly WeightCopy biasCopy = new();
    private readonly long[] strides;

    /// <summary>Zeros.</summary>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the result.</param>
    /// <param name="stride">Rows and columns between two positions.</param>
    public ConvolutionLayer(long inputs, long outputs, long stride) : base(nameof(ConvolutionLayer))
    {
        strides = [stride, stride];
        weight = new Parameter(zeros(outputs, inputs, 3, 3));
        bias = new Parameter(zeros(outputs));
        RegisterComponents();
    }

    /// <summary>The kernels [outputs, inputs, 3, 3].</summary>
    public Parameter Weight => weight;

    /// <summary>What is added [outputs].</summary>
    public Parameter Bias => bias;

    /// <summary>[N, inputs, H, W] to [N, outputs, ⌈H / stride⌉, ⌈W / stride⌉].</summary>
    public override Tensor forward(Tensor input)
    {
        var type = input.dtype;
        return type == ScalarType.Float32
            ? nn.functional.conv2d(input, weight, bias, strides, Padding)
            : nn.functional.conv2d(input, weightCopy.Of(weight, type), biasCopy.Of(bias, type), strides, Padding);
    }
}
