namespace MultiModalRL.Datasets;

/// <summary>How a stream of images is decoded and kept.</summary>
public sealed record ImageDecodingOptions
{
    /// <summary>Bytes of decoded images kept in memory; those past it go to a temporary file. Default 2 GiB.</summary>
    public long MemoryBytes { get; init; } = DecodedImageStore.DefaultCacheBytes;

    /// <summary>What to do with images that cannot be decoded. Default: stop at the first.</summary>
    public BadExamples BadExamples { get; init; } = BadExamples.Fail;

    /// <summary>Most threads to decode on; 0, the default, for one a processor.</summary>
    public int MaxParallelism { get; init; }

    /// <summary>The folder of the temporary file; the system's own where null.</summary>
    public string? TemporaryFolder { get; init; }
}
