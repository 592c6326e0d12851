using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>PuzzleVqa</c>.</summary>
public sealed record PuzzleVqaOptions : RecordedOptions
{
    /// <summary>Sets the defaults: images of 128 × 128 pixels.</summary>
    public PuzzleVqaOptions() => (ImageHeight, ImageWidth) = (128, 128);

    /// <summary>
    /// The share of the images that <c>test</c> has, chosen by their content; <c>validationShare</c> is taken of the others.
    /// 1 leaves nothing but test, as the published numbers, which no model was trained for, have it.
    /// </summary>
    [Range(0.0, 1.0)]
    public double TestShare { get; init; } = 0.2;
}
