namespace MultiModalRL.Datasets;

/// <summary>How large the row groups of a written table are.</summary>
public sealed record ParquetWriterOptions
{
    /// <summary>Most rows a row group, 1 or more. Default 1000, as Hugging Face writes tables of images.</summary>
    public int RowsPerGroup { get; init; } = 1000;

    /// <summary>Bytes of values after which a row group ends at the latest. Default 64 MiB.</summary>
    public long BytesPerGroup { get; init; } = 64L << 20;
}
