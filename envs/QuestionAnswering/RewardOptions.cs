using System.ComponentModel.DataAnnotations;
using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>How accuracy and cost become the reward.</summary>
public sealed record RewardOptions : IValidatableObject
{
    /// <summary>λ, the price of the whole budget. Below 1, so that a right answer beats any wrong one. Default 0.1.</summary>
    [Range(0, 1, MaximumIsExclusive = true)]
    public double Price { get; init; } = 0.1;

    /// <summary>
    /// Where given, each episode has a price of its own, drawn uniformly from <see cref="Price"/> to this and shown to the
    /// agent, so that one run learns to act at any of them. Equal to <see cref="Price"/>, it shows that one price.
    /// Default none: all episodes have the same price, and it is not shown.
    /// </summary>
    [Range(0, 1, MaximumIsExclusive = true)]
    public double? PriceUpTo { get; init; }

    /// <summary>The form; linear by default.</summary>
    public RewardForm Form { get; init; } = RewardForm.Linear;

    /// <summary>
    /// D, as a share of the budget: an episode whose cost passes it ends with accuracy 0. 1, the default, is none.
    /// </summary>
    [Range(0, 1, MinimumIsExclusive = true)]
    public double Deadline { get; init; } = 1;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PriceUpTo < Price)
        {
            yield return new ValidationResult(
                string.Create(CultureInfo.InvariantCulture, $"it is {PriceUpTo}, below price ({Price}): expected at least that"), [nameof(PriceUpTo)]);
        }
    }

    /// <summary>λ of an episode: a function of its seed alone.</summary>
    internal double PriceOf(in Episode episode) =>
        PriceUpTo is { } highest ? Price + (highest - Price) * episode.Random().NextDouble() : Price;
}
