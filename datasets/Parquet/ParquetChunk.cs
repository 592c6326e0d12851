namespace MultiModalRL.Datasets;

/// <summary>The values of one column in one row group.</summary>
/// <param name="Codec">How its pages are compressed, as numbered in the format.</param>
/// <param name="ValueCount">Values with nulls, and one for each empty list.</param>
/// <param name="Start">Where its first page begins.</param>
/// <param name="End">Where its last page ends.</param>
internal sealed record ParquetChunk(int Codec, int ValueCount, long Start, long End)
{
    private const int FirstPage = 4;
    private const int LastCodec = 7;

    /// <summary>Checks what the footer says of a chunk.</summary>
    /// <exception cref="InvalidDataException">It cannot be so.</exception>
    public static ParquetChunk Of(ThriftStruct chunk, ParquetLeaf leaf, int rows, long footerStart)
    {
        var name = leaf.Column.Name;
        var metadata = chunk.Struct(3);
        if (metadata is null || chunk.Has(8) || chunk.Has(9) || !string.IsNullOrEmpty(chunk.Text(1)))
        {
            throw new InvalidDataException($"column {name} is encrypted or in another file");
        }

        var values = metadata.Integer(5);
        var fits = leaf.MaxRepetition == 0 ? values == rows : values >= rows && values <= ParquetFooter.MaxValues;
        if (metadata.Integer(1) != leaf.PhysicalType || !fits || metadata.Integer(4) is null or < 0 or > LastCodec)
        {
            throw new InvalidDataException($"column {name} has {values} values of its type in a row group of {rows} rows");
        }

        if (values == 0)
        {
            // Arrow names no place for a chunk without pages.
            return new((int)metadata.Integer(4)!.Value, 0, FirstPage, FirstPage);
        }

        long[] offsets = [metadata.Integer(11) ?? 0, metadata.Integer(9) ?? 0, metadata.Integer(10) ?? 0];
        var start = offsets.Where(offset => offset != 0).DefaultIfEmpty(-1).Min();
        var size = metadata.Integer(7) ?? -1;
        if (start < FirstPage || size < 0 || size > footerStart - start)
        {
            throw new InvalidDataException($"column {name} lies at {start} with {size} bytes: expected it between {FirstPage} and {footerStart}");
        }

        return new((int)metadata.Integer(4)!.Value, (int)values!.Value, start, start + size);
    }
}
