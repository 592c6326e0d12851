using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Torch;

/// <summary>What a model's parameters depend on beside <see cref="ModelOptions"/>: kept in checkpoints.</summary>
public sealed record ModelShape
{
    /// <summary>The images' shape.</summary>
    public required ImageShape Image { get; init; }

    /// <summary>Cells along each side of the reveal mask.</summary>
    public required int Side { get; init; }

    /// <summary>Tokens a question.</summary>
    public required int QuestionLength { get; init; }

    /// <summary>Token texts by id.</summary>
    public required ImmutableArray<string> Tokens { get; init; }

    /// <summary>Answer texts in the order of the answer head.</summary>
    public required ImmutableArray<string> Answers { get; init; }

    /// <summary>Rows, columns and channels of the thumbnail; empty where there is none.</summary>
    public required ImmutableArray<int> Thumbnail { get; init; }

    /// <summary>Whether the price is shown.</summary>
    public bool IsPriced { get; init; }

    /// <summary>Whether an image is revealed as a whole or not at all: what shows nothing is then not encoded.</summary>
    public bool RevealsWhole { get; init; }

    /// <summary>Steps of reasoning that are paid for one by one; 0 where reasoning costs nothing.</summary>
    public int PaidSteps { get; init; }

    /// <summary>Whether actions look at one cell each, so that cells are to be told apart; else looks have no logits of their own.</summary>
    public bool LooksAtCells { get; init; } = true;

    /// <summary>Cells.</summary>
    public int Cells => Side * Side;

    /// <summary>The shape a question-answering environment asks for.</summary>
    /// <exception cref="InputException">Not a question-answering environment.</exception>
    public static ModelShape Of(EnvironmentSpec spec)
    {
        var fields = new QuestionAnsweringFields(spec);
        var thumbnail = fields.Thumbnail is { } field ? (BoxSpace)spec.Observation.Space(field) : null;
        return new ModelShape
        {
            Image = fields.Images.Shape,
            Side = spec.QuestionAnswering!.Side,
            QuestionLength = fields.Question.Width,
            Tokens = spec.QuestionAnswering.Tokens,
            Answers = spec.QuestionAnswering.Answers,
            Thumbnail = thumbnail?.Shape ?? [],
            IsPriced = fields.Price is not null,
            RevealsWhole = fields.Spending is { Name: ActionGroup.Request },
            LooksAtCells = fields.Spending is { Name: ActionGroup.Look },
            PaidSteps = spec.QuestionAnswering.ReasoningSteps,
        };
    }

    /// <summary>The first difference to another shape as text, or null where a model of one fits the other.</summary>
    public string? Difference(ModelShape other)
    {
        if (Image != other.Image)
        {
            return $"images {Image} against {other.Image}";
        }

        if (Side != other.Side)
        {
            return $"{Side}×{Side} cells against {other.Side}×{other.Side}";
        }

        if (QuestionLength != other.QuestionLength || !Tokens.SequenceEqual(other.Tokens))
        {
            return $"{Tokens.Length} tokens, {QuestionLength} a question, against {other.Tokens.Length}, {other.QuestionLength} a question (or other texts)";
        }

        if (!Answers.SequenceEqual(other.Answers))
        {
            return $"answers {string.Join('|', Answers)} against {string.Join('|', other.Answers)}";
        }

        if (IsPriced != other.IsPriced)
        {
            return IsPriced ? "a price that is shown against none (reward.priceUpTo)" : "no price against one that is shown (reward.priceUpTo)";
        }

        return Thumbnail.SequenceEqual(other.Thumbnail)
            ? null
            : $"thumbnail {string.Join('×', Thumbnail)} against {string.Join('×', other.Thumbnail)}";
    }
}
