using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>Several independent discrete values.</summary>
/// <param name="Counts">How many values each position may take.</param>
public sealed record MultiDiscreteSpace(ImmutableArray<int> Counts) : Space<int>(Counts.Length)
{
    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<int> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if ((uint)value[i] >= (uint)Counts[i])
            {
                return false;
            }
        }

        return value.Length == Width;
    }

    /// <inheritdoc/>
    public override void Sample(ref RandomStream random, Span<int> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = random.NextInt(Counts[i]);
        }
    }
}
