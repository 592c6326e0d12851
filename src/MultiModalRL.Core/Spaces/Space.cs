namespace MultiModalRL.Core;

/// <summary>A set of values: what an observation field or an action may be.</summary>
/// <param name="Width">Elements a row.</param>
public abstract record Space(int Width)
{
    /// <summary>The element type of a row.</summary>
    public abstract Type ElementType { get; }

    internal abstract Array Allocate(int rows);

    internal abstract bool ContainsRow(Array values, int row);
}

/// <summary>A space whose rows hold <paramref name="Width"/> elements of <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="Width">Elements a row.</param>
public abstract record Space<T>(int Width) : Space(Width)
{
    /// <inheritdoc/>
    public sealed override Type ElementType => typeof(T);

    /// <summary>Whether a row of <see cref="Space.Width"/> elements belongs to the space.</summary>
    public abstract bool Contains(ReadOnlySpan<T> value);

    /// <summary>Writes a uniformly drawn member.</summary>
    public abstract void Sample(ref RandomStream random, Span<T> value);

    internal sealed override Array Allocate(int rows) => new T[rows * Width];

    internal sealed override bool ContainsRow(Array values, int row) =>
        Contains(((T[])values).AsSpan(row * Width, Width));
}
