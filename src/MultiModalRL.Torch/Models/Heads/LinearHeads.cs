using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// The plain actor-critic's heads (Mnih et al. 2016, Asynchronous Methods for Deep Reinforcement Learning, section 4: all
/// layers are shared but a softmax output for the policy and a linear one for the value). Each is one linear layer: answers
/// of the fused state, looks of the cell, the choice between answering and looking, and the value, of the fused state and
/// the question.
/// </summary>
/// <remarks>
/// A look's logit has no term of the question of its own, which a softmax over cells would not see: the cells have been
/// fused with the question. A price, where one is shown, is added to the choice and the value, whatever else is seen.
/// </remarks>
internal sealed class LinearHeads : Heads
{
    private readonly DenseLayer answers;
    private readonly DenseLayer looks;
    private readonly DenseLayer groups;
    private readonly DenseLayer values;
    private readonly PriceLayer? price;

    public LinearHeads(PartContext context) : base(nameof(LinearHeads))
    {
        var (shape, options, seeds) = (context.Shape, context.Options, context.Seeds);
        var width = options.FusedWidth;
        ReadsCells = shape.LooksAtCells;
        answers = Orthogonal.Linear(width, shape.Answers.Length, 0.01, seeds.Stream("answer"));
        looks = Orthogonal.Linear(options.CellWidth, 1, 0.01, seeds.Stream("look"));
        groups = Orthogonal.Linear(2 * width, 2, 0.01, seeds.Stream("group"));
        values = Orthogonal.Linear(2 * width, 1, 1, seeds.Stream("value"));
        price = shape.IsPriced ? new PriceLayer(3) : null;
        RegisterComponents();
    }

    public override bool ReadsCells { get; }

    public override HeadRole RoleOf(string parameter) =>
        parameter.StartsWith("answers.", StringComparison.Ordinal) ? HeadRole.Answer
        : parameter.StartsWith("price.", StringComparison.Ordinal) ? HeadRole.Price
        : HeadRole.Action;

    public override void SharpenAnswers(double factor) => answers.ScaleOutputs(factor);

    public override void FavourLooking(double nats) => groups.ShiftOutputs([0, (float)nats]);

    protected override Tensor Answer(in Understanding understanding) => answers.forward(understanding.Fused);

    protected override ModelOutput Act(in Understanding understanding, Tensor answers, Tensor? price)
    {
        var dear = this.price?.forward(price!).split([2, 1], -1);
        var known = cat([understanding.Fused, understanding.Question], -1);
        return new ModelOutput(
            answers,
            ReadsCells ? Ops.ToType(looks.forward(understanding.Cells).squeeze(-1), ScalarType.Float32) : NoLooks(answers),
            Plus(groups.forward(known), dear?[0]),
            Plus(values.forward(known), dear?[1]).squeeze(-1));
    }
}
