using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The question conditions every cell by a feature-wise affine map (FiLM: Perez et al., AAAI 2018); the cells are
/// then summed up in four ways and joined with the question: a mean and a maximum over all, what attention heads that
/// the question steers read out, and a few features each at its place.
/// </summary>
internal sealed class FilmFusion : Fusion
{
    private readonly DenseLayer cell;
    private readonly NormLayer scale;
    private readonly DenseLayer conditioning;
    private readonly DenseLayer matched;
    private readonly DenseLayer? placed;
    private readonly Attention attention;
    private readonly NormLayer summaryScale;
    private readonly DenseLayer joined;
    private readonly DenseLayer fused;
    private readonly Parameter? places;
    private readonly WeightCopy placesCopy = new();

    public FilmFusion(PartContext context) : base(nameof(FilmFusion))
    {
        var (shape, options, seeds) = (context.Shape, context.Options, context.Seeds);
        var width = options.CellWidth;
        var inputs = width + ThumbnailFeatures.Width(shape) + 1;
        cell = Orthogonal.Linear(inputs, width, 1, seeds.Stream("cell"));
        scale = new NormLayer(width);
        conditioning = Orthogonal.Linear(options.FusedWidth, 2L * width, 1, seeds.Stream("conditioning"));
        matched = Orthogonal.Linear(width, width, Orthogonal.Rectifier, seeds.Stream("matched"));
        attention = new Attention(width, options.FusedWidth, options.AttentionHeads, seeds.Child("attention"));
        if (options.PlacedWidth > 0)
        {
            placed = Orthogonal.Linear(width, options.PlacedWidth, Orthogonal.Rectifier, seeds.Stream("placed"));
            places = Places.LaidOut(shape, width, seeds);
        }

        var summary = 3 * width + (long)shape.Cells * options.PlacedWidth + options.FusedWidth + 3;
        summaryScale = new NormLayer(summary);
        joined = Orthogonal.Linear(summary, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("joined"));
        fused = Orthogonal.Linear(options.FusedWidth, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("fused"));
        RegisterComponents();
    }

    public override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var asked = question.Summary;
        var located = cell.forward(LocatedCells.Join(visual, input));
        located = scale.forward(places is null ? located : Ops.Add(located, placesCopy.Of(places, located.dtype)));
        var affine = conditioning.forward(asked).chunk(2, -1);
        // FiLM with 1 + γ: the untrained question leaves the cells as they are.
        var scaled = Ops.Add(located, located.mul(affine[0].unsqueeze(1)));
        var features = matched.forward(Ops.Add(scaled, affine[1].unsqueeze(1)).relu_()).relu_();
        var share = input.Revealed.mean([1], keepdim: true);
        var summary = new List<Tensor> { features.mean([1]), features.amax([1]), attention.Read(features, asked), asked, share, input.Deadline };
        if (placed is not null)
        {
            summary.Add(placed.forward(features).relu_().flatten(1));
        }

        return new FusedState(features, fused.forward(joined.forward(summaryScale.forward(cat(summary, -1))).relu_()).relu_());
    }
}
