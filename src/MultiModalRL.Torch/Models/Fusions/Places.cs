using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>A learned vector a cell that tells it from the others.</summary>
internal static class Places
{
    /// <summary>
    /// A parameter [cells, width] that starts as each cell's row's vector plus its column's: left, right, above and
    /// below are then linear in it.
    /// </summary>
    public static Parameter LaidOut(ModelShape shape, int width, SeedSequence seeds)
    {
        var places = new Parameter(zeros(shape.Cells, width));
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        var rows = zeros(shape.Side, 1, width);
        var columns = zeros(1, shape.Side, width);
        Orthogonal.Normal(rows, 0.5, seeds.Stream("rows"));
        Orthogonal.Normal(columns, 0.5, seeds.Stream("columns"));
        places.copy_(Ops.Add(rows, columns).reshape(places.shape));
        return places;
    }
}
