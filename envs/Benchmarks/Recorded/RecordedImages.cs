using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The images of a part, without those that cannot be decoded where the user leaves them out.</summary>
internal static class RecordedImages
{
    /// <summary>Opens the images.</summary>
    /// <param name="asked">The questions; those about images that are left out are taken away, with a note.</param>
    /// <param name="options">The shape, and what becomes of bad examples.</param>
    /// <exception cref="InputException">An image cannot be decoded and is not to be left out; the message names it.</exception>
    public static IImageStore Open(ref RecordedQuestions asked, RecordedOptions options)
    {
        var store = asked.Images.Open(
            new ImageShape(options.ImageHeight, options.ImageWidth, 3), new ImageDecodingOptions { BadExamples = options.OnBadExample });
        if (store is not StreamedImageStore { FailedHandles: { IsEmpty: false } failed } streamed)
        {
            return store;
        }

        var bad = failed.ToHashSet();
        var kept = asked.Where(record => !bad.Contains(record.Image));
        var note = string.Create(CultureInfo.InvariantCulture,
            $"{asked.Records.Length - kept.Records.Length} of {asked.Records.Length} questions of {asked.Source} are about {bad.Count} images that cannot be decoded and are left out; the first: {streamed.FirstFailures[0].Message}");
        asked = kept with { Notes = kept.Notes.Add(note) };
        return store;
    }
}
