using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>EasyVqa</c>.</summary>
public sealed record EasyVqaOptions
{
    /// <summary>
    /// The share of the published training images that <c>validation</c> holds out, chosen by a hash of the image id:
    /// 0 to 0.9. A larger share holds out all that a smaller one does.
    /// </summary>
    [Range(0.0, 0.9)]
    public double ValidationShare { get; init; } = 0.1;

    /// <summary>Block means along each side of the thumbnail: a divisor of 64, or 0 for no thumbnail.</summary>
    [Range(0, 64)]
    public int ThumbnailSide { get; init; } = 4;
}
