using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>Reals between two bounds (inclusive), of a shape.</summary>
/// <param name="Shape">The shape of one row, row-major.</param>
/// <param name="Low">Lower bound of every element; may be −∞.</param>
/// <param name="High">Upper bound of every element; may be +∞.</param>
public sealed record BoxSpace(ImmutableArray<int> Shape, float Low, float High)
    : Space<float>(Shape.Aggregate(1, (product, side) => product * side))
{
    private readonly ImmutableArray<float> lows = [];
    private readonly ImmutableArray<float> highs = [];

    /// <summary>
    /// A vector whose elements have bounds of their own; <see cref="Low"/> and <see cref="High"/> are the widest of them.
    /// </summary>
    /// <exception cref="ArgumentException">No element, or not as many upper bounds as lower ones.</exception>
    public BoxSpace(ImmutableArray<float> lows, ImmutableArray<float> highs)
        : this([lows.Length], lows.Min(), highs.Max())
    {
        if (lows.Length != highs.Length)
        {
            throw new ArgumentException($"{lows.Length} lower bounds and {highs.Length} upper bounds", nameof(highs));
        }

        (this.lows, this.highs) = (lows, highs);
    }

    /// <summary>The lower bound of an element.</summary>
    public float LowOf(int element) => lows.IsEmpty ? Low : lows[element];

    /// <summary>The upper bound of an element.</summary>
    public float HighOf(int element) => highs.IsEmpty ? High : highs[element];

    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<float> value)
    {
        if (value.Length != Width)
        {
            return false;
        }

        for (var i = 0; i < value.Length; i++)
        {
            // NaN is on neither side of a bound.
            if (!(value[i] >= LowOf(i) && value[i] <= HighOf(i)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes uniform elements; where a bound is infinite, standard normal ones clamped to the bounds.</summary>
    public override void Sample(ref RandomStream random, Span<float> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var (low, high) = (LowOf(i), HighOf(i));
            value[i] = float.IsFinite(low) && float.IsFinite(high)
                ? Math.Min(high, low + (high - low) * random.NextSingle())
                : Math.Clamp((float)random.NextGaussian(), low, high);
        }
    }
}
