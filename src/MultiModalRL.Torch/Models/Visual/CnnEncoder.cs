using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Strided convolutions of 3×3 (wider for longer strides), each followed by a rectifier, until one position a cell is left; then one more 3×3
/// convolution over neighbouring cells, added to its input.
/// </summary>
internal sealed class CnnEncoder : VisualEncoder
{
    private readonly ModuleList<nn.Module<Tensor, Tensor>> strided;
    private readonly ConvolutionLayer neighbours;

    public CnnEncoder(PartContext context) : base(nameof(CnnEncoder), context)
    {
        var width = context.Options.CellWidth;
        strided = nn.ModuleList(Layers(context).ToArray());
        neighbours = Orthogonal.Convolution(width, width, Orthogonal.Rectifier, context.Seeds.Stream("neighbours"));
        RegisterComponents();
    }

    public override Tensor forward(Tensor pixels, Tensor revealed)
    {
        var maps = VisibleMaps(pixels, revealed);
        foreach (var layer in strided)
        {
            using var below = maps;
            maps = layer.forward(maps).relu_();
        }

        using var own = maps;
        using var context = neighbours.forward(own).relu_();
        using var joined = Ops.Add(own, context);
        using var last = joined.permute(0, 2, 3, 1);
        return last.reshape(pixels.size(0), Side * Side, -1);
    }

    private static List<nn.Module<Tensor, Tensor>> Layers(PartContext context)
    {
        var strides = CellStrides.Of(context.Shape);
        var layers = new List<nn.Module<Tensor, Tensor>>();
        long inputs = context.Shape.Image.Channels;
        for (var i = 0; i < strides.Count; i++)
        {
            var outputs = CellStrides.Channels(context.Options.CellWidth, i, strides.Count);
            layers.Add(Orthogonal.Convolution(inputs, outputs, Orthogonal.Rectifier, context.Seeds.Stream($"strided{i}"), strides[i].Rows, strides[i].Columns));
            inputs = outputs;
        }

        return layers;
    }
}
