namespace MultiModalRL.Datasets;

/// <summary>The columns of a row group, each unpacked once.</summary>
/// <param name="rows">The row group.</param>
/// <param name="read">The leaf columns that were read of it, with how many lists are around a value.</param>
/// <param name="hasImages">Whether the table has a column of images.</param>
/// <param name="images">The image of every row; null where they were not read.</param>
internal sealed class TableGroup(ParquetRows rows, IReadOnlyDictionary<string, int> read, bool hasImages, ImageSource?[]? images)
{
    private readonly Dictionary<(string Column, Type Type), Array> unpacked = [];

    /// <summary>The row group.</summary>
    public ParquetRows Rows => rows;

    /// <summary>Whether the table has a column of images.</summary>
    public bool HasImages => hasImages;

    /// <summary>The image of every row; null where they were not read.</summary>
    public ImageSource?[]? Images => images;

    /// <summary>What a column's values are; null-typed where the table has no such column.</summary>
    public ParquetKind Kind(string column) => read.ContainsKey(column) ? rows.Kind(column) : ParquetKind.Null;

    /// <summary>How many lists are around a column's values.</summary>
    public int ListDepth(string column) => read[column];

    /// <summary>A column's values, unpacked at the first call.</summary>
    public T[] Column<T>(string column, Func<string, T[]> unpack)
    {
        if (!unpacked.TryGetValue((column, typeof(T)), out var values))
        {
            unpacked.Add((column, typeof(T)), values = unpack(column));
        }

        return (T[])values;
    }
}
