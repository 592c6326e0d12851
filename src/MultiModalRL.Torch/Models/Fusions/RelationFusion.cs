using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// A relation network (Santoro et al. 2017, eq. 1): g(oᵢ, oⱼ, q) of every pair of cells and the question, averaged (the
/// paper sums) over j to one vector a cell, which is read out. The first layer of g is computed as the sum of its maps
/// of oᵢ, oⱼ and q, which it equals. Time and memory grow with the square of the cells.
/// </summary>
internal sealed class RelationFusion : Fusion
{
    private readonly LocatedCells located;
    private readonly DenseLayer first;
    private readonly DenseLayer second;
    private readonly DenseLayer fromQuestion;
    private readonly DenseLayer related;
    private readonly CellReadout readout;

    public RelationFusion(PartContext context) : base(nameof(RelationFusion))
    {
        var (width, seeds) = (context.Options.CellWidth, context.Seeds);
        located = new LocatedCells(context with { Seeds = seeds.Child("located") });
        first = Orthogonal.Linear(width, width, 1, seeds.Stream("first"));
        second = Orthogonal.Linear(width, width, 1, seeds.Stream("second"), hasBias: false);
        fromQuestion = Orthogonal.Linear(context.Options.FusedWidth, width, 1, seeds.Stream("fromQuestion"), hasBias: false);
        related = Orthogonal.Linear(width, width, Orthogonal.Rectifier, seeds.Stream("related"));
        readout = new CellReadout(context with { Seeds = seeds.Child("readout") });
        RegisterComponents();
    }

    public override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var cells = located.Locate(visual, input);
        var asked = Ops.Add(first.forward(cells), fromQuestion.forward(question.Summary).unsqueeze(1));
        var pairs = Ops.Add(asked.unsqueeze(2), second.forward(cells).unsqueeze(1)).relu_();
        var features = related.forward(pairs).relu_().mean([2]);
        return new FusedState(features, readout.Read(features, question.Summary, input));
    }
}
