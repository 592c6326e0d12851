using MultiModalRL.Core;
using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// One step of MAC (Hudson and Manning 2018, equations c1 to w1). Maps of joined vectors are computed as sums of maps;
/// the maps to attention logits have no bias, which a softmax would not see.
/// </summary>
internal sealed class MacCell : nn.Module
{
    private readonly DenseLayer controlQuery;
    private readonly DenseLayer controlScore;
    private readonly DenseLayer recalled;
    private readonly DenseLayer compared;
    private readonly DenseLayer fromDirect;
    private readonly DenseLayer kept;
    private readonly DenseLayer readScore;
    private readonly DenseLayer written;

    public MacCell(int width, SeedSequence seeds) : base(nameof(MacCell))
    {
        controlQuery = Orthogonal.Linear(2L * width, width, 1, seeds.Stream("controlQuery"));
        controlScore = Orthogonal.Linear(width, 1, 1, seeds.Stream("controlScore"), hasBias: false);
        recalled = Orthogonal.Linear(width, width, 1, seeds.Stream("recalled"));
        compared = Orthogonal.Linear(width, width, 1, seeds.Stream("compared"));
        fromDirect = Orthogonal.Linear(width, width, 1, seeds.Stream("fromDirect"), hasBias: false);
        kept = Orthogonal.Linear(width, width, 1, seeds.Stream("kept"));
        readScore = Orthogonal.Linear(width, 1, 1, seeds.Stream("readScore"), hasBias: false);
        written = Orthogonal.Linear(2L * width, width, 1, seeds.Stream("written"));
        RegisterComponents();
    }

    /// <summary>Prepares what all steps read.</summary>
    /// <param name="cells">[N, cells, width].</param>
    /// <param name="words">[N, items, width].</param>
    /// <param name="present">1 where an item is there [N, items].</param>
    public MacKnowledge Know(Tensor cells, Tensor words, Tensor present) =>
        new(words, present.logical_not(), cells, compared.forward(cells), kept.forward(cells));

    /// <summary>The next state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="question">The question as this step takes it [N, width].</param>
    /// <param name="known">What it reads.</param>
    public MacState Step(in MacState state, Tensor question, in MacKnowledge known)
    {
        var query = controlQuery.forward(cat([state.Control, question], -1));
        var relevance = controlScore.forward(known.Words.mul(query.unsqueeze(1))).squeeze(-1);
        var attention = Ops.Softmax(Ops.MaskedFill(relevance, known.Absent, Ops.IllegalLogit), 1);
        var control = attention.unsqueeze(-1).mul(known.Words).sum(1);

        var direct = recalled.forward(state.Memory).unsqueeze(1).mul(known.Compared);
        var interactions = Ops.Add(fromDirect.forward(direct), known.Kept).mul(control.unsqueeze(1));
        var looked = Ops.Softmax(readScore.forward(interactions), 1);
        var read = looked.mul(known.Cells).sum(1);
        return new MacState(control, written.forward(cat([read, state.Memory], -1)), interactions);
    }
}
