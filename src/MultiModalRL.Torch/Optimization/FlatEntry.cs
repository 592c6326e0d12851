using System.Collections.Immutable;

namespace MultiModalRL.Torch;

/// <summary>Where one parameter lies in a flat vector.</summary>
/// <param name="Name">The parameter's name in its module.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Offset">Its first element's place.</param>
public readonly record struct FlatEntry(string Name, ImmutableArray<long> Shape, long Offset)
{
    /// <summary>How many elements.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}[{string.Join(',', Shape)}]@{Offset}";
}
