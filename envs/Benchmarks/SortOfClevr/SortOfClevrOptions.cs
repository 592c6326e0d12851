using System.ComponentModel.DataAnnotations;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>SortOfClevr</c>.</summary>
public sealed record SortOfClevrOptions
{
    /// <summary>The seed of the data; the run's own seed does not change them.</summary>
    public ulong Seed { get; init; }

    /// <summary>Images of the split <c>train</c>, 20 questions each.</summary>
    [Range(1, 1_000_000)]
    public int TrainImages { get; init; } = 9_800;

    /// <summary>Images of the split <c>validation</c>, 20 questions each.</summary>
    [Range(1, 1_000_000)]
    public int ValidationImages { get; init; } = 200;

    /// <summary>Images of the split <c>test</c>, 20 questions each.</summary>
    [Range(1, 1_000_000)]
    public int TestImages { get; init; } = 200;

    /// <summary>Block means along each side of the thumbnail: a divisor of 75, or 0 for no thumbnail.</summary>
    [Range(0, 75)]
    public int ThumbnailSide { get; init; } = 5;

    internal int Images(Split split) => split switch
    {
        Split.Train => TrainImages,
        Split.Validation => ValidationImages,
        _ => TestImages,
    };
}
