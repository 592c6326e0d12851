using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// What an attention map over the cells and the last control say: what the map's cells show in the mean, how strong and how
/// large it is, the control, the share that is seen and the deadline, through a normalization and two linear maps with rectifiers.
/// </summary>
internal sealed class MapReadout : nn.Module
{
    private readonly NormLayer scale;
    private readonly DenseLayer joined;
    private readonly DenseLayer fused;

    public MapReadout(PartContext context) : base(nameof(MapReadout))
    {
        var (options, seeds) = (context.Options, context.Seeds);
        var summary = 2L * options.CellWidth + 5;
        scale = new NormLayer(summary);
        joined = Orthogonal.Linear(summary, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("joined"));
        fused = Orthogonal.Linear(options.FusedWidth, options.FusedWidth, Orthogonal.Rectifier, seeds.Stream("fused"));
        RegisterComponents();
    }

    /// <summary>The fused state.</summary>
    /// <param name="state">The map [N, cells], single precision, and the control [N, width].</param>
    /// <param name="cells">[N, cells, width].</param>
    /// <param name="input">The observation.</param>
    public FusedState Read(Tensor[] state, Tensor cells, in ModelInput input)
    {
        var (map, type) = (state[0], cells.dtype);
        var kept = cells.mul(Ops.ToType(map, type).unsqueeze(-1));
        var sum = map.sum([1], keepdim: true);
        var found = kept.sum(1).div(Ops.ToType(Ops.ClampMin(sum, 1), type));
        var facts = Ops.ToType(cat([map.amax([1], keepdim: true), Ops.Divide(sum, map.size(1))], -1), type);
        var share = input.Revealed.mean([1], keepdim: true);
        var summary = scale.forward(cat([found, Ops.ToType(state[1], type), facts, share, input.Deadline], -1));
        return new FusedState(Ops.Add(cells, kept), fused.forward(joined.forward(summary).relu_()).relu_());
    }
}
