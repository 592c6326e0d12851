using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Running;
using SkiaSharp;

namespace MultiModalRL.Evaluation;

/// <summary>One episode to look at: what was asked, where the agent looked, what it said.</summary>
public sealed record GalleryItem
{
    /// <summary>The image as a PNG file.</summary>
    public required ImmutableArray<byte> Png { get; init; }

    /// <summary>The image's size in pixels.</summary>
    public required ImageShape Shape { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>The answer given; null where the episode ended without one.</summary>
    public required string? Answer { get; init; }

    /// <summary>The reference answer; null where it is not among the answers.</summary>
    public required string? Reference { get; init; }

    /// <summary>Whether the answer counts as right: an official accuracy of at least one half.</summary>
    public required bool Correct { get; init; }

    /// <summary>Cells along each side of the partition that looks reveal; 0 where all of the image was seen.</summary>
    public required int Side { get; init; }

    /// <summary>The cells looked at, row-major numbers, in the order of the looks.</summary>
    public required ImmutableArray<int> Looks { get; init; }

    /// <summary>The normalised cost of the episode.</summary>
    public required double Cost { get; init; }

    /// <summary>Who acted.</summary>
    public string Agent { get; init; } = "";

    /// <summary>The item of an outcome: pixels, answer texts and looks by way of the environment's spec.</summary>
    /// <param name="set">The set the outcome is from.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="question">The question's text.</param>
    /// <exception cref="InputException">The environment is not a question-answering one, or the image cannot be read.</exception>
    public static GalleryItem Of(OutcomeSet set, Outcome outcome, string question)
    {
        var fields = new QuestionAnsweringFields(set.Environment);
        var questions = set.Environment.QuestionAnswering!;
        var pixels = new byte[fields.Images.Shape.Size];
        fields.Images.Read([outcome.Cluster], pixels);
        var looks = fields.Looks;
        return new GalleryItem
        {
            Png = EncodePng(pixels, fields.Images.Shape),
            Shape = fields.Images.Shape,
            Question = question,
            Answer = outcome.Response ?? (outcome.Answer < 0 ? null : questions.Answers[outcome.Answer]),
            Reference = outcome.Reference < 0 ? null : questions.Answers[outcome.Reference],
            Correct = outcome.Accuracy >= 0.5,
            Side = looks is null ? 0 : questions.Side,
            Looks = looks is { } group ? [.. outcome.Actions.Where(group.Contains).Select(action => action - group.Start)] : [],
            Cost = outcome.Cost,
            Agent = set.Agent,
        };
    }

    /// <summary>A PNG file of pixels as an image store holds them: uint8, row, column, channel, with 1 or 3 channels.</summary>
    public static ImmutableArray<byte> EncodePng(ReadOnlySpan<byte> pixels, ImageShape shape)
    {
        if (shape.Channels is not (1 or 3) || pixels.Length != shape.Size)
        {
            throw new ArgumentException($"expected {shape.Size} bytes of 1 or 3 channels, got {pixels.Length} of {shape.Channels}", nameof(pixels));
        }

        var rgba = new byte[shape.Height * shape.Width * 4];
        for (var i = 0; i < shape.Height * shape.Width; i++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                rgba[(4 * i) + channel] = pixels[(shape.Channels * i) + Math.Min(channel, shape.Channels - 1)];
            }

            rgba[(4 * i) + 3] = 255;
        }

        using var image = SKImage.FromPixelCopy(new SKImageInfo(shape.Width, shape.Height, SKColorType.Rgba8888, SKAlphaType.Opaque), rgba);
        using var data = image.Encode(SKEncodedImageFormat.Png, 100);
        return [.. data.AsSpan()];
    }
}
