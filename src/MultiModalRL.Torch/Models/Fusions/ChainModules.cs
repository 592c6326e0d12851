using MultiModalRL.Core;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>The modules of a chain, each from an attention map in [0, 1] and a control to another such map.</summary>
internal sealed class ChainModules : nn.Module
{
    // Keeps logarithms finite where everything is certain.
    private const double Certain = 0.9999;

    private readonly DenseLayer looked;
    private readonly DenseLayer wanted;
    private readonly DenseLayer score;
    private readonly DenseLayer pointed;
    private readonly Parameter directions;
    private readonly Parameter reach;
    private readonly DenseLayer choice;
    private readonly Constant offsets;

    /// <summary>Builds the modules.</summary>
    /// <param name="side">Cells along each side.</param>
    /// <param name="width">Features of a cell and of a control.</param>
    /// <param name="seeds">The streams of the weights.</param>
    /// <param name="keeping">What is added to the logit of keeping to begin with.</param>
    public ChainModules(int side, int width, SeedSequence seeds, float keeping = 0) : base(nameof(ChainModules))
    {
        looked = Orthogonal.Linear(width, width, 1, seeds.Stream("looked"));
        wanted = Orthogonal.Linear(width, width, 1, seeds.Stream("wanted"));
        score = Orthogonal.Linear(width, 1, 1, seeds.Stream("score"));
        pointed = Orthogonal.Linear(width, width, 1, seeds.Stream("pointed"));
        var count = ((2 * side) - 1) * ((2 * side) - 1);
        directions = new Parameter(zeros(count, width));
        Orthogonal.Normal(directions, 1 / Math.Sqrt(width), seeds.Stream("directions"));
        // To begin with a map is carried to few places: sums over many would be 1 everywhere.
        reach = new Parameter(from_array(new[] { -2f }));
        choice = Orthogonal.Linear(width, 3, 1, seeds.Stream("choice"));
        using (var untracked = no_grad())
        {
            choice.Bias!.copy_(from_array(new[] { 0f, 0f, keeping }));
        }

        offsets = new Constant(from_array(Offsets(side)));
        RegisterComponents();
    }

    /// <summary>The cells as filters see them [N, cells, width].</summary>
    public Tensor Look(Tensor cells) => looked.forward(cells);

    /// <summary>The next map [N, cells], single precision.</summary>
    /// <param name="map">The map so far, the same.</param>
    /// <param name="look">The cells as filters see them.</param>
    /// <param name="control">What the step is about [N, width].</param>
    public Tensor Apply(Tensor map, Tensor look, Tensor control)
    {
        var like = score.forward(look.mul(wanted.forward(control).unsqueeze(1)).relu()).squeeze(-1).to(ScalarType.Float32).sigmoid();
        var weights = Ops.Softmax(choice.forward(control).to(ScalarType.Float32), 1);
        var filtered = map.mul(like).mul(weights.narrow(1, 0, 1));
        var moved = Moved(map, control).mul(weights.narrow(1, 1, 1));
        return Ops.Add(Ops.Add(filtered, moved), map.mul(weights.narrow(1, 2, 1)));
    }

    /// <summary>A cell is in the moved map unless none of the map's cells reaches it: 1 − Π (1 − map · reach).</summary>
    private Tensor Moved(Tensor map, Tensor control)
    {
        var cells = map.size(1);
        var logits = Ops.MatrixProduct(pointed.forward(control).to(ScalarType.Float32), directions.t());
        var carried = Ops.Add(logits, reach).sigmoid().index_select(1, offsets.Value).view(-1, cells, cells);
        var missed = Ops.SubtractFrom(1, Ops.Scale(carried.mul(map.unsqueeze(1)), Certain)).log().sum(2).exp();
        return Ops.SubtractFrom(1, missed);
    }

    /// <summary>For every cell to, and every cell from, the number of the step between them.</summary>
    private static long[] Offsets(int side)
    {
        var cells = side * side;
        var numbers = new long[cells * cells];
        for (var to = 0; to < cells; to++)
        {
            for (var from = 0; from < cells; from++)
            {
                var (down, right) = ((to / side) - (from / side) + side - 1, (to % side) - (from % side) + side - 1);
                numbers[(to * cells) + from] = (down * ((2 * side) - 1)) + right;
            }
        }

        return numbers;
    }
}
