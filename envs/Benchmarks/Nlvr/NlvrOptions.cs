using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>Nlvr</c>.</summary>
public sealed record NlvrOptions : RecordedOptions
{
    /// <summary>Sets the defaults: half the stored size of 400 × 100 pixels, in 10 × 10 cells.</summary>
    public NlvrOptions() => (ImageHeight, ImageWidth, Side, ThumbnailSide) = (50, 200, 10, 5);

    /// <summary>The file of the split <c>train</c>, below the data folder; null for <c>train/train.json</c>.</summary>
    public string? TrainFile { get; init; }

    /// <summary>The file of the split <c>test</c>, below the data folder; null for <c>test/test.json</c>.</summary>
    public string? TestFile { get; init; }

    /// <summary>Whether a file that has no images at all beside it is asked about blank ones; else that is an error.</summary>
    public bool AllowMissingImages { get; init; }

    /// <summary>
    /// How many variants of each question and picture training has, itself among them: with the boxes in other orders, left and
    /// right exchanged and colors renamed, in sentence and picture alike, none of which changes the label. 72 are different.
    /// </summary>
    [Range(1, 72)]
    public int TrainVariants { get; init; } = 1;
}
