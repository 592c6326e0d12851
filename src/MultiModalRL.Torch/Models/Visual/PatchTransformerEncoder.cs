using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A vision transformer (Dosovitskiy et al. 2021) whose patches are the cells. A hidden cell is one learned vector, as
/// in masked autoencoders (He et al. 2022), at its place.
/// </summary>
internal sealed class PatchTransformerEncoder : VisualEncoder
{
    private readonly DenseLayer patch;
    private readonly Parameter hidden;
    private readonly Parameter places;
    private readonly WeightCopy hiddenCopy = new();
    private readonly WeightCopy placesCopy = new();
    private readonly ModuleList<TransformerBlock> blocks;
    private readonly NormLayer scale;

    public PatchTransformerEncoder(PartContext context) : base(nameof(PatchTransformerEncoder), context)
    {
        var (shape, options, seeds) = (context.Shape, context.Options, context.Seeds);
        var width = options.CellWidth;
        patch = Orthogonal.Linear(shape.Image.Size / shape.Cells, width, 1, seeds.Stream("patch"));
        hidden = new Parameter(zeros(width));
        Orthogonal.Normal(hidden, 0.5, seeds.Stream("hidden"));
        places = Places.LaidOut(shape, width, seeds);
        blocks = nn.ModuleList(Enumerable.Range(0, options.VisualLayers)
            .Select(block => new TransformerBlock(width, options.AttentionHeads, options.VisualLayers, seeds.Child($"block{block}"))).ToArray());
        scale = new NormLayer(width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor pixels, Tensor revealed)
    {
        var shown = patch.forward(VisiblePatches(pixels, revealed)).view(pixels.size(0), Side * Side, -1);
        var seen = Ops.ToType(revealed, shown.dtype).unsqueeze(-1);
        // seen · shown + (1 − seen) · hidden
        var blank = hiddenCopy.Of(hidden, shown.dtype);
        var cells = Ops.Add(Ops.AddProduct(blank, seen, shown.sub(blank)), placesCopy.Of(places, shown.dtype));
        foreach (var block in blocks)
        {
            cells = block.Apply(cells, mask: null);
        }

        return scale.forward(cells);
    }
}
