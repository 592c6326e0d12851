using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MultiModalRL.Torch;

/// <summary>
/// The question conditions every cell by a feature-wise affine map (FiLM: Perez et al., AAAI 2018); the cells are
/// then summed up twice, as a mean over all and as a few features each at its place, and joined with the question.
/// </summary>
internal sealed class Fusion : Module
{
    private readonly Linear cell;
    private readonly Linear conditioning;
    private readonly Linear matched;
    private readonly Linear placed;
    private readonly Linear joined;
    private readonly Linear fused;
    private readonly Parameter places;
    private readonly int cells;
    private readonly int width;

    public Fusion(ModelShape shape, ModelOptions options, SeedSequence seeds) : base(nameof(Fusion))
    {
        (cells, width) = (shape.Cells, options.CellWidth);
        var inputs = width + ThumbnailFeatures.Width(shape) + 1;
        cell = Orthogonal.Linear(inputs, width, 1, seeds.Stream("cell"));
        conditioning = Orthogonal.Linear(options.FusedWidth, 2L * width, 1, seeds.Stream("conditioning"));
        matched = Orthogonal.Linear(width, width, Orthogonal.Rectifier, seeds.Stream("matched"));
        placed = Orthogonal.Linear(width, options.PlacedWidth, Orthogonal.Rectifier, seeds.Stream("placed"));
        var summary = width + (long)cells * options.PlacedWidth + options.FusedWidth + 3;
        joined = Orthogonal.Linear(summary, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("joined"));
        fused = Orthogonal.Linear(options.FusedWidth, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("fused"));
        places = new Parameter(zeros(cells, width));
        Orthogonal.Normal(places, 0.1, seeds.Stream("places"));
        RegisterComponents();
    }

    /// <summary>Cell features [N, cells, width] and the fused state [N, fused width].</summary>
    public (Tensor Cells, Tensor Fused) Combine(Tensor visual, Tensor question, in ModelInput input)
    {
        var count = question.shape[0];
        var seen = input.Revealed.unsqueeze(-1);
        var parts = input.Thumbnail is { } thumbnail ? new[] { visual, seen, thumbnail } : [visual, seen];
        var located = Ops.Add(cell.forward(cat(parts, -1)), places);
        var affine = conditioning.forward(question).chunk(2, -1);
        // FiLM with 1 + γ: the untrained question leaves the cells as they are.
        var scaled = Ops.Add(located, located.mul(affine[0].unsqueeze(1)));
        var conditioned = Ops.Add(scaled, affine[1].unsqueeze(1)).relu_();
        var features = matched.forward(conditioned).relu_();
        var atPlaces = placed.forward(features).relu_().flatten(1);
        var pooled = features.mean([1]);
        var share = input.Revealed.mean([1], keepdim: true);
        var joinedState = joined.forward(cat([pooled, atPlaces, question, share, input.Deadline], -1)).relu_();
        return (features, fused.forward(joinedState).relu_());
    }
}
