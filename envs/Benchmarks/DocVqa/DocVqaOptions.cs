namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>DocVqa</c>.</summary>
public sealed record DocVqaOptions : PublishedOptions
{
    /// <summary>Makes the options: larger images, for small print.</summary>
    public DocVqaOptions() => (ImageHeight, ImageWidth, Side, ThumbnailSide) = (256, 256, 16, 8);
}
