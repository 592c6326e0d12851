using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>One linear map and a rectifier a cell (a "patchify" convolution): cells don't see each other.</summary>
internal sealed class PatchEncoder : VisualEncoder
{
    private readonly int side;
    private readonly Linear patch;
    private readonly Tensor scale;
    private readonly Tensor offset;

    public PatchEncoder(ModelShape shape, ModelOptions options, SeedSequence seeds) : base(nameof(PatchEncoder))
    {
        side = shape.Side;
        var inputs = shape.Image.Size / shape.Cells;
        patch = Orthogonal.Linear(inputs, options.CellWidth, Orthogonal.Rectifier, seeds.Stream("patch"));
        (scale, offset) = (tensor(Intensity.Scale), tensor(Intensity.Offset));
        register_buffer(nameof(scale), scale, persistent: false);
        register_buffer(nameof(offset), offset, persistent: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor pixels, Tensor revealed)
    {
        var cells = VisibleCells(pixels, revealed, side, scale, offset);
        var count = cells.shape[0];
        var flat = cells.permute(0, 1, 3, 2, 4, 5).reshape(count * side * side, -1);
        return patch.forward(flat).relu_().view(count, side * side, -1);
    }
}
