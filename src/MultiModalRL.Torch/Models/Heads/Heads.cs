using static TorchSharp.torch;

namespace MultiModalRL.Torch;

/// <summary>
/// Makes answers, looks, the choice between answering and looking, and the value of what was understood of N
/// observations; derive from it to add heads of your own.
/// </summary>
/// <remarks>
/// <see cref="Understanding.Cells"/> have the type of <see cref="PartContext.Features"/>; all else that heads take and give
/// is single-precision. The answers depend on no price, nor on what heads are trained to act by.
/// </remarks>
public abstract class Heads : nn.Module
{
    /// <summary>Names the module.</summary>
    protected Heads(string name) : base(name)
    {
    }

    /// <summary>Whether these heads read <see cref="Understanding.Cells"/>. Where not, they are not kept for learning.</summary>
    public virtual bool ReadsCells => true;

    /// <summary>The answer logits alone.</summary>
    /// <param name="understanding">What was understood of N observations.</param>
    /// <param name="legal">uint8 or bool [N, answers], or null where all answers are legal.</param>
    /// <returns>[N, answers], <see cref="Ops.IllegalLogit"/> where the answer is not legal.</returns>
    public Tensor Answers(in Understanding understanding, Tensor? legal)
    {
        var answers = Answer(understanding).contiguous();
        return legal is null ? answers : Ops.MaskLogits(answers, legal);
    }

    /// <summary>Everything, the answers being those of <see cref="Answers"/>.</summary>
    /// <param name="understanding">What was understood of N observations.</param>
    /// <param name="price">float [N, 1] in [0, 1], or null where it is not shown.</param>
    /// <param name="legalAnswers">uint8 or bool [N, answers], or null where all answers are legal.</param>
    public ModelOutput Decide(in Understanding understanding, Tensor? price, Tensor? legalAnswers)
    {
        var made = Act(understanding, Answers(understanding, legalAnswers), price);
        // Whoever reads numbers reads them in a row, while a part may give columns of what it computed at once.
        return made with { Looks = made.Looks.contiguous(), Groups = made.Groups.contiguous(), Values = made.Values.contiguous() };
    }

    /// <summary>What one of its parameters is there for.</summary>
    /// <param name="parameter">The name, without the part's: such as <c>values.weight</c>.</param>
    public abstract HeadRole RoleOf(string parameter);

    /// <summary>Multiplies the answer logits by a factor from now on.</summary>
    public abstract void SharpenAnswers(double factor);

    /// <summary>Adds to the logit of looking from now on, whatever is seen: how much likelier it becomes than answering, in nats.</summary>
    public abstract void FavourLooking(double nats);

    /// <summary>The answer logits, as if all answers were legal: float [N, answers].</summary>
    protected abstract Tensor Answer(in Understanding understanding);

    /// <summary>What to do.</summary>
    /// <param name="understanding">What was understood of N observations.</param>
    /// <param name="answers">The logits of the legal answers: float [N, answers]. What acting goes by of them goes by them detached.</param>
    /// <param name="price">float [N, 1] in [0, 1]; null exactly where <see cref="ModelShape.IsPriced"/> is off.</param>
    /// <returns>These answers, and the rest; what it says of looks is not read where <see cref="ModelShape.LooksAtCells"/> is off.</returns>
    protected abstract ModelOutput Act(in Understanding understanding, Tensor answers, Tensor? price);

    /// <summary>Looks where cells are not to be told apart: float zeros [N, 1].</summary>
    protected static Tensor NoLooks(Tensor answers) => zeros([answers.size(0), 1], device: answers.device);

    /// <summary>The sum, or the first alone where there is no second: what a price adds, where one is shown.</summary>
    protected static Tensor Plus(Tensor first, Tensor? second)
    {
        ArgumentNullException.ThrowIfNull(first);
        return second is null ? first : Ops.Add(first, second);
    }
}
