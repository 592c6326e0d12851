using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>Reals between two bounds (inclusive), of a shape.</summary>
/// <param name="Shape">The shape of one row, row-major.</param>
/// <param name="Low">Lower bound of every element; may be −∞.</param>
/// <param name="High">Upper bound of every element; may be +∞.</param>
public sealed record BoxSpace(ImmutableArray<int> Shape, float Low, float High)
    : Space<float>(Shape.Aggregate(1, (product, side) => product * side))
{
    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<float> value)
    {
        foreach (var element in value)
        {
            if (!(element >= Low && element <= High))
            {
                return false;
            }
        }

        return value.Length == Width;
    }

    /// <summary>Writes uniform elements; where a bound is infinite, standard normal ones clamped to the bounds.</summary>
    public override void Sample(ref RandomStream random, Span<float> value)
    {
        var bounded = float.IsFinite(Low) && float.IsFinite(High);
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = bounded
                ? Low + (High - Low) * random.NextSingle()
                : Math.Clamp((float)random.NextGaussian(), Low, High);
        }
    }
}
