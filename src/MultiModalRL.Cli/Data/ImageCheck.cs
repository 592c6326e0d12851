using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>Decodes every image that a benchmark has stored.</summary>
internal static class ImageCheck
{
    // Decoding is what is checked; the pixels only have to go somewhere: few of them, and wide enough for several side by side.
    private static readonly ImageShape Shape = new(1, 64, 3);

    /// <summary>What is wrong with images of a split: none, or how many cannot be decoded and the first ten of them.</summary>
    /// <exception cref="InputException">The files cannot be read at all.</exception>
    public static ImmutableArray<string> Of(Benchmark benchmark)
    {
        if (benchmark.Stored is not { } stored)
        {
            return [];
        }

        var used = benchmark.Examples.Images.ToHashSet();
        using var checkedImages = StreamedImageStore.Decode(
            stored.Encoded().Select((source, handle) => used.Contains(handle) ? source : null), Shape, new() { BadExamples = BadExamples.Skip });
        return checkedImages.FailedHandles.IsEmpty ? [] :
        [
            string.Create(CultureInfo.InvariantCulture, $"{checkedImages.FailedHandles.Length} of {used.Count} images cannot be decoded"),
            .. checkedImages.FirstFailures.Select(failure => failure.Message),
        ];
    }
}
