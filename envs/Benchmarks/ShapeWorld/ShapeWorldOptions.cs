using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>ShapeWorld</c>.</summary>
public sealed record ShapeWorldOptions : RecordedOptions
{
    /// <summary>Sets the defaults: images as stored, in 5 × 5 cells.</summary>
    public ShapeWorldOptions() => (ImageHeight, ImageWidth, Side, ThumbnailSide) = (100, 100, 5, 5);

    /// <summary>
    /// The share of the worlds that <c>test</c> has, chosen by their pictures' content; <c>validationShare</c> is taken of
    /// the others. 1 leaves nothing but test, for models that were trained elsewhere.
    /// </summary>
    [Range(0.0, 1.0)]
    public double TestShare { get; init; } = 0.2;
}
