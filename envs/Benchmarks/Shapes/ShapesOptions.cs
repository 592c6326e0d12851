namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>Shapes</c>.</summary>
public sealed record ShapesOptions : RecordedOptions
{
    /// <summary>Sets the defaults: images as stored, 30 × 30 pixels, in their 3 × 3 cells.</summary>
    public ShapesOptions() => (ImageHeight, ImageWidth, Side, ThumbnailSide) = (30, 30, 3, 3);

    /// <summary>The file of the split <c>train</c>; null for the largest whose images are at hand.</summary>
    public ShapesTrainFile? TrainFile { get; init; }

    /// <summary>Whether a file without images is asked about blank ones; else that is an error.</summary>
    public bool AllowMissingImages { get; init; }
}
