using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MultiModalRL.Torch;

/// <summary>
/// The question conditions every cell by a feature-wise affine map (FiLM: Perez et al., AAAI 2018); the cells are
/// then summed up in four ways and joined with the question: a mean and a maximum over all, what attention heads that
/// the question steers read out, and a few features each at its place.
/// </summary>
internal sealed class Fusion : Module
{
    private readonly Linear cell;
    private readonly LayerNorm scale;
    private readonly Linear conditioning;
    private readonly Linear matched;
    private readonly Linear? placed;
    private readonly Attention attention;
    private readonly Linear joined;
    private readonly Linear fused;
    private readonly Parameter? places;

    public Fusion(ModelShape shape, ModelOptions options, SeedSequence seeds) : base(nameof(Fusion))
    {
        var width = options.CellWidth;
        var inputs = width + ThumbnailFeatures.Width(shape) + 1;
        cell = Orthogonal.Linear(inputs, width, 1, seeds.Stream("cell"));
        scale = LayerNorm(width);
        conditioning = Orthogonal.Linear(options.FusedWidth, 2L * width, 1, seeds.Stream("conditioning"));
        matched = Orthogonal.Linear(width, width, Orthogonal.Rectifier, seeds.Stream("matched"));
        attention = new Attention(width, options.FusedWidth, options.AttentionHeads, seeds.Child("attention"));
        if (options.PlacedWidth > 0)
        {
            placed = Orthogonal.Linear(width, options.PlacedWidth, Orthogonal.Rectifier, seeds.Stream("placed"));
            places = new Parameter(zeros(shape.Cells, width));
            LayOut(places, shape.Side, seeds);
        }

        var summary = 3 * width + (long)shape.Cells * options.PlacedWidth + options.FusedWidth + 3;
        joined = Orthogonal.Linear(summary, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("joined"));
        fused = Orthogonal.Linear(options.FusedWidth, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("fused"));
        RegisterComponents();
    }

    /// <summary>Cell features [N, cells, width] and the fused state [N, fused width].</summary>
    public (Tensor Cells, Tensor Fused) Combine(Tensor visual, Tensor question, in ModelInput input)
    {
        var seen = input.Revealed.unsqueeze(-1);
        var parts = input.Thumbnail is { } thumbnail ? new[] { visual, seen, thumbnail } : [visual, seen];
        var located = cell.forward(cat(parts, -1));
        located = scale.forward(places is null ? located : Ops.Add(located, places));
        var affine = conditioning.forward(question).chunk(2, -1);
        // FiLM with 1 + γ: the untrained question leaves the cells as they are.
        var scaled = Ops.Add(located, located.mul(affine[0].unsqueeze(1)));
        var features = matched.forward(Ops.Add(scaled, affine[1].unsqueeze(1)).relu_()).relu_();
        var share = input.Revealed.mean([1], keepdim: true);
        var summary = new List<Tensor> { features.mean([1]), features.amax([1]), attention.Read(features, question), question, share, input.Deadline };
        if (placed is not null)
        {
            summary.Add(placed.forward(features).relu_().flatten(1));
        }

        return (features, fused.forward(joined.forward(cat(summary, -1)).relu_()).relu_());
    }

    // A place starts as its row's vector plus its column's: left, right, above and below are then linear in it.
    private static void LayOut(Tensor places, int side, SeedSequence seeds)
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var rows = zeros(side, 1, places.shape[1]);
        var columns = zeros(1, side, places.shape[1]);
        Orthogonal.Normal(rows, 0.5, seeds.Stream("rows"));
        Orthogonal.Normal(columns, 0.5, seeds.Stream("columns"));
        places.copy_(Ops.Add(rows, columns).reshape(places.shape));
    }
}
