using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Cells to one vector: their mean and maximum, a few features each at its place (unless the model knows no places), the
/// question, the share that is seen and the deadline, through a normalization and two linear maps with rectifiers.
/// </summary>
internal sealed class CellReadout : nn.Module
{
    private readonly DenseLayer? placed;
    private readonly NormLayer scale;
    private readonly DenseLayer joined;
    private readonly DenseLayer fused;

    public CellReadout(PartContext context) : base(nameof(CellReadout))
    {
        var (options, seeds) = (context.Options, context.Seeds);
        placed = options.PlacedWidth > 0
            ? Orthogonal.Linear(options.CellWidth, options.PlacedWidth, Orthogonal.Rectifier, seeds.Stream("placed"))
            : null;
        var summary = 2 * options.CellWidth + (long)context.Shape.Cells * options.PlacedWidth + options.FusedWidth + 3;
        scale = new NormLayer(summary);
        joined = Orthogonal.Linear(summary, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("joined"));
        fused = Orthogonal.Linear(options.FusedWidth, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("fused"));
        RegisterComponents();
    }

    /// <summary>Cells [N, cells, width] and question [N, fused width] to [N, fused width].</summary>
    public Tensor Read(Tensor cells, Tensor question, in ModelInput input)
    {
        var share = input.Revealed.mean([1], keepdim: true);
        var summary = new List<Tensor> { cells.mean([1]), cells.amax([1]), question, share, input.Deadline };
        if (placed is not null)
        {
            summary.Add(placed.forward(cells).relu_().flatten(1));
        }

        return fused.forward(joined.forward(scale.forward(cat(summary, -1))).relu_()).relu_();
    }
}
