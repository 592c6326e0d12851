namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>Nlvr2</c>.</summary>
public sealed record Nlvr2Options : RecordedOptions
{
    /// <summary>Sets the defaults: two photographs of 64 × 64 pixels side by side.</summary>
    public Nlvr2Options() => (ImageHeight, ImageWidth) = (64, 128);

    /// <summary>The file of the split <c>train</c>, below the data folder; null for <c>train.json</c> or the shards of train.</summary>
    public string? TrainFile { get; init; }

    /// <summary>The file of the split <c>validation</c>, below the data folder; null for <c>dev.json</c> or the shards of dev.</summary>
    public string? ValidationFile { get; init; }

    /// <summary>The file of the split <c>test</c>, below the data folder; null for <c>test1.json</c> or the shards of test.</summary>
    public string? TestFile { get; init; }

    /// <summary>Whether a file none of whose photographs is at hand is asked about blank ones; else that is an error.</summary>
    public bool AllowMissingImages { get; init; }
}
