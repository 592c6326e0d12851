using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The question is joined to every cell, through two linear maps with rectifiers. The first map of the joined vector is
/// computed as the sum of a map of the cell and one of the question, which it equals.
/// </summary>
internal sealed class ConcatFusion : Fusion
{
    private readonly LocatedCells located;
    private readonly DenseLayer fromCell;
    private readonly DenseLayer fromQuestion;
    private readonly DenseLayer matched;
    private readonly CellReadout readout;

    public ConcatFusion(PartContext context) : base(nameof(ConcatFusion))
    {
        var (width, seeds) = (context.Options.CellWidth, context.Seeds);
        located = new LocatedCells(context with { Seeds = seeds.Child("located") });
        fromCell = Orthogonal.Linear(width, width, 1, seeds.Stream("fromCell"));
        fromQuestion = Orthogonal.Linear(context.Options.FusedWidth, width, 1, seeds.Stream("fromQuestion"), hasBias: false);
        matched = Orthogonal.Linear(width, width, Orthogonal.Rectifier, seeds.Stream("matched"));
        readout = new CellReadout(context with { Seeds = seeds.Child("readout") });
        RegisterComponents();
    }

    public override FusedState Combine(Tensor visual, in EncodedQuestion question, in ModelInput input)
    {
        var cells = fromCell.forward(located.Locate(visual, input));
        var joined = Ops.Add(cells, fromQuestion.forward(question.Summary).unsqueeze(1)).relu_();
        var features = matched.forward(joined).relu_();
        return new FusedState(features, readout.Read(features, question.Summary, input));
    }
}
