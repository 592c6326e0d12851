using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// The images of a part of a dataset, by handle, as they are stored. Making it reads nothing: pixels are decoded when they
/// are first looked at, and encoded bytes can be had without decoding. Thread-safe.
/// </summary>
public sealed class StoredImages
{
    private readonly Func<IEnumerable<ImageSource?>> encoded;
    private readonly Func<ImageShape, ImageDecodingOptions, IImageStore> open;

    private StoredImages(int count, Func<IEnumerable<ImageSource?>> encoded, Func<ImageShape, ImageDecodingOptions, IImageStore> open)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        this.encoded = encoded;
        this.open = open;
    }

    /// <summary>How many images.</summary>
    public int Count { get; }

    /// <summary>Images that can be read one by one, such as files: each is decoded when it is first looked at.</summary>
    /// <param name="sources">The image of every handle.</param>
    public static StoredImages OfSources(params IEnumerable<ImageSource> sources)
    {
        ImmutableArray<ImageSource> all = [.. sources];
        return new(all.Length, () => all, (shape, decoding) => decoding.BadExamples == BadExamples.Skip
            ? StreamedImageStore.Decode(all, shape, decoding)
            : new DecodedImageStore(all, shape, decoding.MemoryBytes));
    }

    /// <summary>Images that come one after another, such as those of a table: all are decoded when the first is looked at.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="stream">Streams the image of every handle anew at each call; one that is null is white.</param>
    public static StoredImages OfStream(int count, Func<IEnumerable<ImageSource?>> stream) =>
        new(count, stream, (shape, decoding) => decoding.BadExamples == BadExamples.Skip
            ? StreamedImageStore.Decode(stream(), shape, decoding)
            : new LazyImageStore(count, shape, () => StreamedImageStore.Decode(stream(), shape, decoding)));

    /// <summary>Images that are stored as bare pixels; encoded, they are PNG of their own size.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="stored">The shape that they are stored in.</param>
    /// <param name="open">Opens them in a shape. The caller owns the store.</param>
    public static StoredImages OfPixels(int count, ImageShape stored, Func<ImageShape, IImageStore> open) =>
        new(count, () => Encode(stored, open), (shape, _) => open(shape));

    /// <summary>Images that are not at hand: white pixels, and nothing encoded.</summary>
    public static StoredImages Blank(int count) =>
        new(count, () => Enumerable.Repeat<ImageSource?>(null, count), (shape, _) => new BlankImageStore(count, shape));

    /// <summary>Opens the pixels. The caller owns the store.</summary>
    /// <param name="shape">The shape to deliver; three channels.</param>
    /// <param name="decoding">
    /// How to decode; the defaults where null. Where bad images are to be left out, all are decoded at once, since which are
    /// bad must be known before the first is asked for.
    /// </param>
    /// <exception cref="InputException">Thrown here or by the store that is returned: an image cannot be decoded; the message names it.</exception>
    public IImageStore Open(ImageShape shape, ImageDecodingOptions? decoding = null) => open(shape, decoding ?? new());

    /// <summary>Streams the images in the order of their handles, their bytes as they are stored; null for one that is not there.</summary>
    /// <exception cref="InputException">The files cannot be read.</exception>
    public IEnumerable<ImageSource?> Encoded() => encoded();

    private static IEnumerable<ImageSource?> Encode(ImageShape stored, Func<ImageShape, IImageStore> open)
    {
        var images = open(stored);
        using (images as IDisposable)
        {
            var pixels = new byte[stored.Size];
            for (var handle = 0; handle < images.Count; handle++)
            {
                images.Read([handle], pixels);
                var name = $"{handle}.png";
                yield return ImageSource.OfBytes(name, PngEncoder.Encode(pixels, stored), name);
            }
        }
    }
}
