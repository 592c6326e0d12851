namespace MultiModalRL.Core;

/// <summary>
/// Rows of a composite space stored by column: one preallocated array a field, reused from step to step.
/// Not thread-safe, except that different rows may be written by different threads.
/// </summary>
public sealed class Columns
{
    private readonly Array[] arrays;
    private int count;

    /// <summary>Allocates room for <paramref name="capacity"/> rows, all of them in use.</summary>
    public Columns(CompositeSpace space, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Space = space;
        Capacity = capacity;
        count = capacity;
        arrays = [.. space.Fields.Select(field => field.Space.Allocate(capacity))];
    }

    /// <summary>The layout.</summary>
    public CompositeSpace Space { get; }

    /// <summary>Rows there is room for.</summary>
    public int Capacity { get; }

    /// <summary>Rows in use: 0 … <see cref="Capacity"/>.</summary>
    public int Count
    {
        get => count;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Capacity);
            count = value;
        }
    }

    /// <summary>One row.</summary>
    public Row this[int row] => new(this, row);

    /// <summary>A field of all rows in use, row after row.</summary>
    public Span<T> All<T>(Field<T> field) => ((T[])arrays[field.Index]).AsSpan(0, count * field.Width);

    /// <summary>A field of one row.</summary>
    public Span<T> Values<T>(Field<T> field, int row) =>
        ((T[])arrays[field.Index]).AsSpan(row * field.Width, field.Width);

    /// <summary>Copies a row into a row of columns of the same layout.</summary>
    public void CopyRow(int row, Columns to, int toRow)
    {
        for (var i = 0; i < arrays.Length; i++)
        {
            var width = Space.Fields[i].Space.Width;
            Array.Copy(arrays[i], row * width, to.arrays[i], toRow * width, width);
        }
    }

    /// <summary>Copies all rows in use, and their count, into columns of the same layout.</summary>
    public void CopyTo(Columns to)
    {
        to.Count = count;
        CopyRowsTo(to, 0);
    }

    /// <summary>Copies all rows in use into columns of the same layout, from row <paramref name="toRow"/> on.</summary>
    public void CopyRowsTo(Columns to, int toRow)
    {
        for (var i = 0; i < arrays.Length; i++)
        {
            var width = Space.Fields[i].Space.Width;
            Array.Copy(arrays[i], 0, to.arrays[i], toRow * width, count * width);
        }
    }

    /// <summary>The name of the first field of a row that is outside its space, or null.</summary>
    public string? FirstOutside(int row)
    {
        for (var i = 0; i < arrays.Length; i++)
        {
            if (!Space.Fields[i].Space.ContainsRow(arrays[i], row))
            {
                return Space.Fields[i].Name;
            }
        }

        return null;
    }

    /// <summary>Whether the first rows are inside their space, all fields of them: one look instead of one a row.</summary>
    public bool AreInside(int rows)
    {
        for (var i = 0; i < arrays.Length; i++)
        {
            if (!Space.Fields[i].Space.ContainsRows(arrays[i], rows))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes a uniformly drawn member of the space into a row.</summary>
    public void SampleRow(int row, ref RandomStream random)
    {
        for (var i = 0; i < arrays.Length; i++)
        {
            Space.Fields[i].Space.SampleRow(ref random, arrays[i], row);
        }
    }

    /// <summary>Writes the exact values of a row: numbers as their bytes, little-endian on every supported machine.</summary>
    public void WriteRow(int row, BinaryWriter writer)
    {
        for (var i = 0; i < arrays.Length; i++)
        {
            Space.Fields[i].Space.WriteRow(arrays[i], row, writer);
        }
    }

    /// <summary>Reads into a row what <see cref="WriteRow"/> wrote of columns of the same layout.</summary>
    /// <exception cref="EndOfStreamException">The stream ends within the row.</exception>
    public void ReadRow(int row, BinaryReader reader)
    {
        for (var i = 0; i < arrays.Length; i++)
        {
            Space.Fields[i].Space.ReadRow(arrays[i], row, reader);
        }
    }
}
