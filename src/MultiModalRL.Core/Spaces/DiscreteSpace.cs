using System.Collections.Immutable;

namespace MultiModalRL.Core;

/// <summary>The integers 0 … <paramref name="Count"/> − 1.</summary>
/// <param name="Count">How many values.</param>
public sealed record DiscreteSpace(int Count) : Space<int>(1)
{
    /// <summary>Named runs that cover the space in order; empty where actions have no groups.</summary>
    public ImmutableArray<ActionGroup> Groups { get; init; } = [];

    /// <summary>The group of that name, or null.</summary>
    public ActionGroup? Group(string name)
    {
        foreach (var group in Groups)
        {
            if (group.Name == name)
            {
                return group;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<int> value) => value.Length == 1 && (uint)value[0] < (uint)Count;

    /// <inheritdoc/>
    public override void Sample(ref RandomStream random, Span<int> value) => value[0] = random.NextInt(Count);

    internal override bool ContainsRows(ReadOnlySpan<int> rows) => !rows.ContainsAnyExceptInRange(0, Count - 1);
}
