using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of <c>tiny/Locks-v0</c>.</summary>
public sealed record LocksOptions : IValidatableObject
{
    /// <summary>The greatest return: that of every dial right.</summary>
    public const double OptimalReturn = 1;

    private const int MostDials = 100;
    private const int MostPositions = 1000;

    /// <summary>How many positions each dial has.</summary>
    public ImmutableArray<int> Dials { get; init; } = [2, 3, 5];

    /// <summary>
    /// The expected return of dials turned at random, which is also the greatest one without a look at the code: the mean
    /// of 1 / positions.
    /// </summary>
    public double RandomReturn => Dials.Average(positions => 1.0 / positions);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Dials.IsDefault || Dials.Length is < 1 or > MostDials || !Dials.All(positions => positions is >= 2 and <= MostPositions))
        {
            yield return new($"expected 1 … {MostDials} dials of 2 … {MostPositions} positions each", [nameof(Dials)]);
        }
    }
}
