using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Says which cell comes next. It keeps no memory: the reveal mask, the legal-action mask and the row's key say
/// where an episode stands, so the same rows in any batch get the same looks.
/// </summary>
public sealed class CellOrder
{
    private readonly QuestionAnsweringFields fields;
    private readonly LookOrder order;
    private readonly ulong seed;
    private readonly float lookShare;
    private readonly ThumbnailContrast? contrast;

    /// <summary>Makes an order.</summary>
    /// <param name="environment">A question-answering environment.</param>
    /// <param name="order">Which order.</param>
    /// <param name="seed">What <see cref="LookOrder.Random"/> draws from, together with each row's key.</param>
    /// <exception cref="InputException">
    /// Not a question-answering environment, or contrast is asked for and there is no thumbnail.
    /// </exception>
    public CellOrder(EnvironmentSpec environment, LookOrder order, ulong seed)
    {
        fields = new QuestionAnsweringFields(environment);
        this.order = order;
        this.seed = seed;
        var questions = environment.QuestionAnswering!;
        lookShare = questions.Deadline < 1 ? (float)(questions.LookCost / questions.Budget) : 0;
        contrast = order == LookOrder.Contrast && fields.Looks is not null
            ? ThumbnailContrast.Of(environment, fields)
            : null;
    }

    /// <summary>
    /// The action that looks at the next cell (or asks for the full resolution, or thinks on); null where nothing is
    /// offered, none is legal any more, or one more would exceed the deadline.
    /// </summary>
    public int? NextLook(PolicyInput input, int row)
    {
        if (fields.Spending is not { } spending || !Affordable(input.Observations, row))
        {
            return null;
        }

        var legal = input.Observations.Values(fields.Legal, row).Slice(spending.Start, spending.Count);
        var cell = order switch
        {
            LookOrder.Random => LegalActions.Draw(legal, RandomStream.Combine(input.Keys[row], seed)),
            LookOrder.Contrast when contrast is not null => contrast.Highest(input.Observations.Values(fields.Thumbnail!.Value, row), legal),
            _ => legal.IndexOf((byte)1),
        };
        return cell < 0 ? null : spending.Start + cell;
    }

    // The tolerance covers the rounding of a remainder that the environment keeps in single precision.
    private bool Affordable(Columns observations, int row) =>
        lookShare == 0 || observations.Values(fields.Deadline, row)[1] >= lookShare - 1e-6f;
}
