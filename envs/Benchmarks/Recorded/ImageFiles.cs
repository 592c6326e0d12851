using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Images that are files of their own.</summary>
internal static class ImageFiles
{
    /// <summary>
    /// Opens them: each is decoded when it is first looked at, unless bad ones are to be left out, which all must be looked
    /// at to find.
    /// </summary>
    public static IImageStore Open(IEnumerable<string> files, ImageShape shape, ImageDecodingOptions decoding) => decoding.BadExamples == BadExamples.Skip
        ? StreamedImageStore.Decode(files.Select(ImageSource.OfFile), shape, decoding)
        : new DecodedImageStore(files, shape);
}
