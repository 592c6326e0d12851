namespace MultiModalRL.Datasets;

/// <summary>A leaf column of a Parquet file.</summary>
/// <param name="Name">
/// Its path with dots, without the groups that only make lists: <c>question</c>, <c>image.bytes</c>, <c>answers.answer</c>.
/// </param>
/// <param name="Kind">What its values are.</param>
/// <param name="ListDepth">How many lists are around a value; 0 for one value a row.</param>
public sealed record ParquetColumn(string Name, ParquetKind Kind, int ListDepth)
{
    /// <inheritdoc/>
    public override string ToString()
    {
        var kind = Kind switch
        {
            ParquetKind.Null => "null",
            ParquetKind.Boolean => "bool",
            ParquetKind.WholeNumber => "integer",
            ParquetKind.RealNumber => "float",
            ParquetKind.Text => "string",
            ParquetKind.Binary => "binary",
            _ => "other",
        };
        return $"{Name} {string.Concat(Enumerable.Repeat("list<", ListDepth))}{kind}{new string('>', ListDepth)}";
    }
}
