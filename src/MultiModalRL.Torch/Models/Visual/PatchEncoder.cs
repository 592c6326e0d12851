using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>One linear map and a rectifier a cell (a "patchify" convolution): cells don't see each other.</summary>
internal sealed class PatchEncoder : VisualEncoder
{
    private readonly DenseLayer patch;

    public PatchEncoder(PartContext context) : base(nameof(PatchEncoder), context)
    {
        var inputs = context.Shape.Image.Size / context.Shape.Cells;
        patch = Orthogonal.Linear(inputs, context.Options.CellWidth, Orthogonal.Rectifier, context.Seeds.Stream("patch"));
        RegisterComponents();
    }

    public override Tensor forward(Tensor pixels, Tensor revealed) =>
        patch.forward(VisiblePatches(pixels, revealed)).relu_().view(pixels.size(0), Side * Side, -1);
}
