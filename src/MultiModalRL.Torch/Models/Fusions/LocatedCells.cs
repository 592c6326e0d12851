using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// What is known of each cell before the question comes in: what it shows, whether it is seen, its part of the
/// thumbnail, and its place (unless the model knows no places), through one linear map and a normalization.
/// </summary>
internal sealed class LocatedCells : nn.Module
{
    private readonly DenseLayer cell;
    private readonly NormLayer scale;
    private readonly Parameter? places;
    private readonly WeightCopy placesCopy = new();

    public LocatedCells(PartContext context) : base(nameof(LocatedCells))
    {
        var width = context.Options.CellWidth;
        cell = Orthogonal.Linear(width + ThumbnailFeatures.Width(context.Shape) + 1, width, 1, context.Seeds.Stream("cell"));
        scale = new NormLayer(width);
        places = context.Options.PlacedWidth > 0 ? Places.LaidOut(context.Shape, width, context.Seeds) : null;
        RegisterComponents();
    }

    /// <summary>[N, cells, width].</summary>
    public Tensor Locate(Tensor visual, in ModelInput input)
    {
        var located = cell.forward(Join(visual, input));
        return scale.forward(places is null ? located : Ops.Add(located, placesCopy.Of(places, located.dtype)));
    }

    /// <summary>What is seen, whether it is, and the thumbnail, side by side.</summary>
    public static Tensor Join(Tensor visual, in ModelInput input)
    {
        var seen = input.Revealed.unsqueeze(-1);
        return cat(input.Thumbnail is { } thumbnail ? [visual, seen, thumbnail] : [visual, seen], -1);
    }
}
