using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>tiny/Bandit-v0</c>.</summary>
public sealed record BanditOptions : IValidatableObject
{
    private const int MostArms = 30;

    /// <summary>The probability that each arm pays 1; else it pays 0.</summary>
    public ImmutableArray<double> Probabilities { get; init; } = [0.2, 0.8, 0.4, 0.6];

    /// <summary>Whether each episode forbids some arms: every set of arms but the empty one is legal equally often.</summary>
    public bool Forbids { get; init; }

    /// <summary>The greatest expected return.</summary>
    /// <remarks>
    /// Of k arms, best first, arm i is the best legal one in 2^(k−i) of the 2^k − 1 sets: those with i, without the i − 1
    /// before it, and any of the others.
    /// </remarks>
    public double OptimalReturn => Forbids
        ? Probabilities.OrderDescending().Select((probability, better) => probability * Sets(Probabilities.Length - 1 - better)).Sum()
            / (Sets(Probabilities.Length) - 1)
        : Probabilities.Max();

    /// <summary>The expected return of legal arms pulled at random.</summary>
    public double RandomReturn => Probabilities.Average();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Probabilities.IsDefault || Probabilities.Length is < 2 or > MostArms)
        {
            yield return new($"expected 2 … {MostArms} probabilities", [nameof(Probabilities)]);
        }
        else if (!Probabilities.All(probability => probability is >= 0 and <= 1))
        {
            yield return new("expected probabilities in [0, 1]", [nameof(Probabilities)]);
        }
    }

    private static double Sets(int arms) => Math.Pow(2, arms);
}
