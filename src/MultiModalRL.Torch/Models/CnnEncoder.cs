using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Strided 3×3 convolutions, each followed by a rectifier, until one position a cell is left; then one more 3×3
/// convolution over neighbouring cells, added to its input.
/// </summary>
internal sealed class CnnEncoder : VisualEncoder
{
    private readonly int side;
    private readonly ModuleList<nn.Module<Tensor, Tensor>> strided;
    private readonly Conv2d neighbours;
    private readonly Tensor scale;
    private readonly Tensor offset;

    public CnnEncoder(ModelShape shape, ModelOptions options, SeedSequence seeds) : base(nameof(CnnEncoder))
    {
        side = shape.Side;
        strided = nn.ModuleList(Layers(shape, options, seeds).ToArray());
        neighbours = Orthogonal.Conv3(options.CellWidth, options.CellWidth, 1, seeds.Stream("neighbours"));
        (scale, offset) = (tensor(Intensity.Scale), tensor(Intensity.Offset));
        register_buffer(nameof(scale), scale, persistent: false);
        register_buffer(nameof(offset), offset, persistent: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor pixels, Tensor revealed)
    {
        var shape = pixels.shape;
        var cells = VisibleCells(pixels, revealed, side, scale, offset);
        // NHWC read as NCHW has the channels-last strides that libtorch's convolutions are fastest with.
        var maps = cells.view(shape).permute(0, 3, 1, 2);
        foreach (var layer in strided)
        {
            maps = layer.forward(maps).relu_();
        }

        var context = neighbours.forward(maps).relu_();
        maps = Ops.Add(maps, context);
        return maps.permute(0, 2, 3, 1).reshape(shape[0], side * side, -1);
    }

    private static List<nn.Module<Tensor, Tensor>> Layers(ModelShape shape, ModelOptions options, SeedSequence seeds)
    {
        var strides = PrimeFactors(shape.Image.Height / shape.Side);
        var layers = new List<nn.Module<Tensor, Tensor>>();
        long inputs = shape.Image.Channels;
        for (var i = 0; i < strides.Count; i++)
        {
            var outputs = Math.Max(8, options.CellWidth >> (strides.Count - 1 - i));
            layers.Add(Orthogonal.Conv3(inputs, outputs, strides[i], seeds.Stream($"strided{i}")));
            inputs = outputs;
        }

        return layers;
    }

    private static List<int> PrimeFactors(int number)
    {
        var factors = new List<int>();
        for (var prime = 2; number > 1; prime++)
        {
            for (; number % prime == 0; number /= prime)
            {
                factors.Add(prime);
            }
        }

        return factors;
    }
}
