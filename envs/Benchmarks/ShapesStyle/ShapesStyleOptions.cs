using System.ComponentModel.DataAnnotations;

namespace MultiModalRL.Environments;

/// <summary>Options of the benchmark <c>ShapesStyle</c>.</summary>
public sealed record ShapesStyleOptions
{
    /// <summary>Examples of the training split.</summary>
    [Range(1, 5_000_000)]
    public int TrainExamples { get; init; } = 200_000;

    /// <summary>Examples of the validation split.</summary>
    [Range(1, 1_000_000)]
    public int ValidationExamples { get; init; } = 10_000;

    /// <summary>Examples of the test split.</summary>
    [Range(1, 1_000_000)]
    public int TestExamples { get; init; } = 10_000;

    /// <summary>
    /// Which questions are asked: all 756 that the language has (the default), or the 212 of the published training part,
    /// which <c>--data</c> must then have.
    /// </summary>
    public ShapesStyleQuestions Questions { get; init; } = ShapesStyleQuestions.All;

    /// <summary>
    /// The share of the questions that training leaves to validation, so that what is chosen there is how well unseen
    /// questions are answered: 0, the default, to 0.5.
    /// </summary>
    [Range(0.0, 0.5)]
    public double HeldOutQuestions { get; init; }

    /// <summary>The share of the answers that are yes, drawn before the picture; null leaves it to the pictures, as published.</summary>
    [Range(0.0, 1.0)]
    public double? TrueShare { get; init; }

    /// <summary>The seed of the data.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Block means along each side of the thumbnail: a divisor of 30 that fits 3 cells, or 0 for none. Default 3, as of <c>Shapes</c>.</summary>
    [Range(0, 30)]
    public int ThumbnailSide { get; init; } = 3;
}
