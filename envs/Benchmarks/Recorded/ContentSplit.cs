using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// Splits of data that are published in one part. An image's split follows from its content alone, so that equal images
/// never straddle two splits.
/// </summary>
internal static class ContentSplit
{
    /// <summary>The split of an image: uniform over images, and nested (a larger share holds out all that a smaller one does).</summary>
    /// <param name="digest">64 uniform bits of the image's content.</param>
    /// <param name="testShare">The share of the images that test has.</param>
    /// <param name="validationShare">The share of the other images that validation has.</param>
    public static Split Of(ulong digest, double testShare, double validationShare) =>
        Share(digest) < testShare ? Split.Test
        : Share(RandomStream.Mix(digest)) < validationShare ? Split.Validation
        : Split.Train;

    /// <summary>The parts of records that lie in one; a split that no image falls to is left out.</summary>
    /// <param name="source">What messages call the data.</param>
    /// <param name="records">All the records.</param>
    /// <param name="images">The images of their handles.</param>
    /// <param name="testShare">The share of the images that test has.</param>
    /// <param name="validationShare">The share of the other images that validation has.</param>
    public static IReadOnlyDictionary<Split, Func<RecordedQuestions>> Parts(
        string source, IEnumerable<QuestionRecord> records, DistinctImages images, double testShare, double validationShare) =>
        records.GroupBy(record => Of(images.Digests[record.Image], testShare, validationShare)).ToDictionary(
            part => part.Key,
            part => (Func<RecordedQuestions>)(() => new(source, [.. part], StoredImages.OfSources(images.Files.Select(ImageSource.OfFile)))));

    private static double Share(ulong bits) => (bits >> 11) * (1.0 / (1ul << 53));
}
