using System.Collections.Concurrent;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Images of files, decoded to uint8 RGB of one shape. Decoded images are kept until a memory limit is reached; images
/// past it are decoded anew at every read, so memory stays bounded. Thread-safe.
/// </summary>
/// <remarks>
/// Files may be PNG, JPEG or WebP: grey, palette, 16-bit and transparent images (laid over white) become RGB, the EXIF
/// orientation is applied, colour profiles are ignored, and other sizes are resized with an antialiasing filter.
/// </remarks>
public sealed class DecodedImageStore : IImageStore
{
    /// <summary>Bytes of decoded images that are kept unless said otherwise: 2 GiB.</summary>
    public const long DefaultCacheBytes = 2L << 30;

    private readonly ImageSource[] sources;
    private readonly byte[]?[] cache;

    /// <summary>Makes a store that decodes at need; nothing is read yet.</summary>
    /// <param name="files">The file of every handle.</param>
    /// <param name="shape">The shape to deliver; three channels.</param>
    /// <param name="cacheBytes">Bytes of decoded images to keep: the first ones that fit.</param>
    public DecodedImageStore(IEnumerable<string> files, ImageShape shape, long cacheBytes = DefaultCacheBytes)
        : this(files.Select(ImageSource.OfFile), shape, cacheBytes)
    {
    }

    /// <summary>Makes a store that decodes at need from wherever the images are; nothing is read yet.</summary>
    /// <param name="sources">The image of every handle; bytes at hand stay in memory as long as the store.</param>
    /// <param name="shape">The shape to deliver; three channels.</param>
    /// <param name="cacheBytes">Bytes of decoded images to keep: the first ones that fit.</param>
    public DecodedImageStore(IEnumerable<ImageSource> sources, ImageShape shape, long cacheBytes = DefaultCacheBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cacheBytes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(shape.Channels, 3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Height);
        this.sources = [.. sources];
        Shape = shape;
        cache = new byte[Math.Min(this.sources.Length, cacheBytes / shape.Size)][];
    }

    /// <inheritdoc/>
    public int Count => sources.Length;

    /// <inheritdoc/>
    public ImageShape Shape { get; }

    /// <summary>The file of an image, or what messages call it where it is in none of its own.</summary>
    public string File(int handle) => sources[handle].Name;

    /// <summary>Decodes, in parallel, every image that the memory limit lets the store keep.</summary>
    /// <param name="maxParallelism">Most threads to use; 0 for one a processor, at most eight.</param>
    /// <exception cref="InputException">The first image in order that cannot be read; the message names its file.</exception>
    public void Load(int maxParallelism = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxParallelism);
        var threads = maxParallelism > 0 ? maxParallelism : Math.Min(8, Environment.ProcessorCount);
        var failures = new ConcurrentDictionary<long, InputException>();
        var result = Parallel.For(0, cache.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, (handle, loop) =>
        {
            try
            {
                _ = Cached(handle);
            }
            catch (InputException failure)
            {
                // Break still runs every lower handle, so the failure reported does not depend on timing.
                failures[handle] = failure;
                loop.Break();
            }
        });
        if (result.LowestBreakIteration is { } first)
        {
            throw failures[first];
        }
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            var handle = handles[i];
            ArgumentOutOfRangeException.ThrowIfNegative(handle, nameof(handles));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(handle, sources.Length, nameof(handles));
            var target = pixels.Slice(i * Shape.Size, Shape.Size);
            if (handle < cache.Length)
            {
                Cached(handle).CopyTo(target);
            }
            else
            {
                ImageDecoder.Decode(sources[handle], Shape, target);
            }
        }
    }

    /// <summary>Two threads may decode the same image at once; both get the same bytes and either array may stay.</summary>
    private byte[] Cached(int handle)
    {
        if (Volatile.Read(ref cache[handle]) is { } kept)
        {
            return kept;
        }

        var pixels = GC.AllocateUninitializedArray<byte>(Shape.Size);
        ImageDecoder.Decode(sources[handle], Shape, pixels);
        Volatile.Write(ref cache[handle], pixels);
        return pixels;
    }
}
