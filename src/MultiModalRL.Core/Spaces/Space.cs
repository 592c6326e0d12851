using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MultiModalRL.Core;

/// <summary>A set of values: what an observation field or an action may be.</summary>
/// <param name="Width">Elements a row.</param>
public abstract record Space(int Width)
{
    /// <summary>The element type of a row.</summary>
    public abstract Type ElementType { get; }

    internal abstract Array Allocate(int rows);

    internal abstract bool ContainsRow(Array values, int row);

    internal abstract bool ContainsRows(Array values, int rows);

    internal abstract void SampleRow(ref RandomStream random, Array values, int row);

    internal abstract void WriteRow(Array values, int row, BinaryWriter writer);

    internal abstract void ReadRow(Array values, int row, BinaryReader reader);
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

    internal sealed override bool ContainsRows(Array values, int rows) => ContainsRows(((T[])values).AsSpan(0, rows * Width));

    /// <summary>Whether all of some rows, one after another, belong to the space.</summary>
    internal virtual bool ContainsRows(ReadOnlySpan<T> rows)
    {
        for (var start = 0; start < rows.Length; start += Width)
        {
            if (!Contains(rows.Slice(start, Width)))
            {
                return false;
            }
        }

        return true;
    }

    internal sealed override void SampleRow(ref RandomStream random, Array values, int row) =>
        Sample(ref random, ((T[])values).AsSpan(row * Width, Width));

    internal sealed override void WriteRow(Array values, int row, BinaryWriter writer)
    {
        if (values is string?[] texts)
        {
            foreach (var text in texts.AsSpan(row * Width, Width))
            {
                writer.Write(text ?? "");
            }
        }
        else
        {
            writer.Write(Bytes(values, row));
        }
    }

    internal sealed override void ReadRow(Array values, int row, BinaryReader reader)
    {
        if (values is string[] texts)
        {
            foreach (ref var text in texts.AsSpan(row * Width, Width))
            {
                text = reader.ReadString();
            }
        }
        else
        {
            reader.ReadExactly(Bytes(values, row));
        }
    }

    private Span<byte> Bytes(Array values, int row)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            throw new NotSupportedException($"rows of {typeof(T).Name} cannot be written as bytes");
        }

        var elements = ((T[])values).AsSpan(row * Width, Width);
        return MemoryMarshal.CreateSpan(
            ref Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(elements)), elements.Length * Unsafe.SizeOf<T>());
    }
}
