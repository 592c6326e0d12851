using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A 3×3 convolution, wider where the stride would else step over positions, padded so that the size falls by the stride alone; computed in the type of its input as <see cref="DenseLayer"/> is.
/// </summary>
public sealed class ConvolutionLayer : nn.Module<Tensor, Tensor>
{
    private readonly Parameter weight;
    private readonly Parameter bias;
    private readonly WeightCopy weightCopy = new();
    private readonly WeightCopy biasCopy = new();
    private readonly long[] strides;
    private readonly long[] padding;

    /// <summary>Zeros.</summary>
    /// <param name="inputs">Channels of the input.</param>
    /// <param name="outputs">Channels of the result.</param>
    /// <param name="rowStride">Rows between two positions.</param>
    /// <param name="columnStride">Columns between two positions.</param>
    public ConvolutionLayer(long inputs, long outputs, long rowStride, long columnStride) : base(nameof(ConvolutionLayer))
    {
        strides = [rowStride, columnStride];
        var (rows, columns) = (Kernel(rowStride), Kernel(columnStride));
        padding = [rows / 2, columns / 2];
        weight = new Parameter(zeros(outputs, inputs, rows, columns));
        bias = new Parameter(zeros(outputs));
        RegisterComponents();
    }

    /// <summary>The kernels [outputs, inputs, rows, columns].</summary>
    public Parameter Weight => weight;

    /// <summary>What is added [outputs].</summary>
    public Parameter Bias => bias;

    /// <summary>[N, inputs, H, W] to [N, outputs, ⌈H / row stride⌉, ⌈W / column stride⌉].</summary>
    public override Tensor forward(Tensor input)
    {
        var type = input.dtype;
        return type == ScalarType.Float32
            ? nn.functional.conv2d(input, weight, bias, strides, padding)
            : nn.functional.conv2d(input, weightCopy.Of(weight, type), biasCopy.Of(bias, type), strides, padding);
    }

    // The smallest odd number of at least 3 and the stride.
    private static long Kernel(long stride) => Math.Max(3, stride | 1);
}
