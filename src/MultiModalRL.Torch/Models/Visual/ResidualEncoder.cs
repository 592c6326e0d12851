using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A residual convolutional network (He et al. 2016) with one stage a prime factor of a cell's side, down to one
/// position a cell: the shape of IMPALA's deep network (Espeholt et al. 2018) with strides for its pooling.
/// </summary>
internal sealed class ResidualEncoder : VisualEncoder
{
    private readonly ModuleList<ResidualStage> stages;

    public ResidualEncoder(PartContext context) : base(nameof(ResidualEncoder), context)
    {
        // Cells of one pixel need no stride, but a stage all the same.
        CellStride[] strides = [.. CellStrides.Of(context.Shape).DefaultIfEmpty(new CellStride(1, 1))];
        var built = new List<ResidualStage>();
        long inputs = context.Shape.Image.Channels;
        for (var i = 0; i < strides.Length; i++)
        {
            var outputs = CellStrides.Channels(context.Options.CellWidth, i, strides.Length);
            built.Add(new ResidualStage(inputs, outputs, strides[i], context.Options.VisualLayers, context.Seeds.Child($"stage{i}")));
            inputs = outputs;
        }

        stages = nn.ModuleList(built.ToArray());
        RegisterComponents();
    }

    public override Tensor forward(Tensor pixels, Tensor revealed)
    {
        var maps = VisibleMaps(pixels, revealed);
        foreach (var stage in stages)
        {
            maps = stage.forward(maps);
        }

        return maps.relu().permute(0, 2, 3, 1).reshape(pixels.size(0), Side * Side, -1);
    }
}
