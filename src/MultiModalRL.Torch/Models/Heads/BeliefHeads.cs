using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Heads that go by how sure the answers are. Answers are one linear map of the fused state. The choice between answering
/// and looking, and the value, have a hidden layer each on the fused state, the question and the probabilities of the
/// answers; looks are scored cell by cell, by a hidden layer on the cell, the fused state and the question. A price shifts
/// all three hidden layers.
/// </summary>
/// <remarks>
/// That a policy is given its own belief, the probabilities of what it tries to tell, is the idea of belief states
/// (Kaelbling, Littman and Cassandra 1998); here it is the answers' softmax, through which no gradient goes back.
/// </remarks>
internal sealed class BeliefHeads : Heads
{
    private readonly DenseLayer answerHead;
    private readonly DenseLayer lookHead;
    private readonly DenseLayer lookContext;
    private readonly DenseLayer groupHidden;
    private readonly DenseLayer groupHead;
    private readonly DenseLayer valueHidden;
    private readonly DenseLayer valueHead;
    private readonly PriceLayer? priceHead;
    private readonly long[] hidden;

    public BeliefHeads(PartContext context) : base(nameof(BeliefHeads))
    {
        var (shape, options, seeds) = (context.Shape, context.Options, context.Seeds);
        var (width, half) = (options.FusedWidth, options.FusedWidth / 2);
        var believed = 2 * width + shape.Answers.Length;
        answerHead = Orthogonal.Linear(width, shape.Answers.Length, 0.01, seeds.Stream("answer"));
        lookContext = Orthogonal.Linear(2 * width, options.CellWidth, 1, seeds.Stream("lookContext"));
        lookHead = Orthogonal.Linear(options.CellWidth, 1, 0.01, seeds.Stream("look"));
        groupHidden = Orthogonal.Linear(believed, half, Orthogonal.Rectifier, seeds.Stream("groupHidden"));
        groupHead = Orthogonal.Linear(half, 2, 0.01, seeds.Stream("group"));
        valueHidden = Orthogonal.Linear(believed, half, Orthogonal.Rectifier, seeds.Stream("valueHidden"));
        valueHead = Orthogonal.Linear(half, 1, 1, seeds.Stream("value"));
        ReadsCells = shape.LooksAtCells;
        hidden = [options.CellWidth, half, half];
        priceHead = shape.IsPriced ? new PriceLayer(hidden.Sum()) : null;
        RegisterComponents();
    }

    public override bool ReadsCells { get; }

    public override HeadRole RoleOf(string parameter) =>
        parameter.StartsWith("answerHead.", StringComparison.Ordinal) ? HeadRole.Answer
        : parameter.StartsWith("priceHead.", StringComparison.Ordinal) ? HeadRole.Price
        : HeadRole.Action;

    public override void SharpenAnswers(double factor) => answerHead.ScaleOutputs(factor);

    public override void FavourLooking(double nats) => groupHead.ShiftOutputs([0, (float)nats]);

    protected override Tensor Answer(in Understanding understanding) => answerHead.forward(understanding.Fused);

    protected override ModelOutput Act(in Understanding understanding, Tensor answers, Tensor? price)
    {
        // The price says nothing of the answer, only of what finding it may cost.
        var dear = priceHead?.forward(price!).split(hidden, -1);
        // The fused state need only keep of the question what the answer turns on; where to look turns on more.
        var known = cat([understanding.Fused, understanding.Question], -1);
        var looks = ReadsCells ? Looks(understanding.Cells, known, dear?[0]) : NoLooks(answers);
        // How sure the answers are is what the choice to go on looking, and the value, turn on.
        var belief = cat([known, answers.detach().softmax(-1)], -1);
        var groups = groupHead.forward(Plus(groupHidden.forward(belief), dear?[1]).relu_());
        var values = valueHead.forward(Plus(valueHidden.forward(belief), dear?[2]).relu_()).squeeze(-1);
        return new ModelOutput(answers, looks, groups, values);
    }

    private Tensor Looks(Tensor cells, Tensor known, Tensor? dear)
    {
        var context = Plus(lookContext.forward(known), dear).unsqueeze(1);
        var logits = lookHead.forward(Ops.Add(cells, Ops.ToType(context, cells.dtype)).relu_()).squeeze(-1);
        return Ops.ToType(logits, ScalarType.Float32);
    }
}
