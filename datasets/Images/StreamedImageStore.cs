using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Images that come as a stream, such as the row groups of a table: each is decoded once, in parallel, to uint8 RGB of one
/// shape, and only its pixels are kept. Thread-safe once made; whoever made it disposes it.
/// </summary>
/// <example>
/// <code>
/// var images = table.Read("image").SelectMany(rows => rows.Images("image"));
/// using var store = StreamedImageStore.Decode(images, new ImageShape(64, 64, 3));
/// </code>
/// </example>
public sealed class StreamedImageStore : IImageStore, IDisposable
{
    private const int KeptMessages = 10;

    private readonly PixelBlocks pixels;

    private StreamedImageStore(ImageShape shape, ImageDecodingOptions options)
    {
        Shape = shape;
        pixels = new(shape.Size, options.MemoryBytes, options.TemporaryFolder);
    }

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public ImageShape Shape { get; }

    /// <summary>The handles of images that were left out, in rising order; they are white.</summary>
    public ImmutableArray<int> FailedHandles { get; private set; } = [];

    /// <summary>The first ten of them with what was wrong.</summary>
    public ImmutableArray<ImageFailure> FirstFailures { get; private set; } = [];

    /// <summary>Bytes in temporary files.</summary>
    public long SpilledBytes => pixels.SpilledBytes;

    /// <summary>Decodes images as they come; the handle of each is its place in the stream.</summary>
    /// <param name="sources">The images; one that is null is white.</param>
    /// <param name="shape">The shape to deliver; three channels.</param>
    /// <param name="options">How to decode and keep them; the defaults where null.</param>
    /// <exception cref="InputException">
    /// The first image in order that cannot be decoded, unless it is to be left out; or what the stream itself throws.
    /// </exception>
    public static StreamedImageStore Decode(IEnumerable<ImageSource?> sources, ImageShape shape, ImageDecodingOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(shape.Channels, 3);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Height);
        var store = new StreamedImageStore(shape, options ?? new());
        try
        {
            store.Fill(sources, options ?? new());
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        for (var i = 0; i < handles.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(handles[i], nameof(handles));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(handles[i], Count, nameof(handles));
            this.pixels.Read(handles[i], pixels.Slice(i * Shape.Size, Shape.Size));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => pixels.Dispose();

    private void Fill(IEnumerable<ImageSource?> sources, ImageDecodingOptions options)
    {
        var failures = new ConcurrentDictionary<int, InputException>();
        var threads = options.MaxParallelism > 0 ? options.MaxParallelism : Environment.ProcessorCount;

        // Without buffering no image is held but those being decoded, the rest of the row group that is read, and what was read ahead.
        using var ahead = new ReadAhead<(int Handle, ImageSource? Source)>(Counted(sources));
        var stream = Partitioner.Create(ahead.Items(), EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(stream, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => new byte[Shape.Size], (item, loop, _, image) =>
            {
                if (!TryDecode(item.Source, image, item.Handle, failures) && options.BadExamples == BadExamples.Fail)
                {
                    // The lower ones were all handed out before and are finished, so the first failure is always found.
                    loop.Break();
                }

                pixels.Write(item.Handle, image);
                return image;
            }, _ => { });
        }
        catch (AggregateException several) when (failures.IsEmpty || options.BadExamples == BadExamples.Skip)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
        catch (AggregateException)
        {
            // The stream broke after an image that is damaged, which is what is reported below.
        }

        Report(failures, options);
    }

    private void Report(ConcurrentDictionary<int, InputException> failures, ImageDecodingOptions options)
    {
        FailedHandles = [.. failures.Keys.Order()];
        FirstFailures = [.. FailedHandles.Take(KeptMessages).Select(handle => new ImageFailure(handle, failures[handle].Message))];
        if (options.BadExamples == BadExamples.Fail && FailedHandles is [var first, ..])
        {
            ExceptionDispatchInfo.Throw(failures[first]);
        }
    }

    private IEnumerable<(int Handle, ImageSource? Source)> Counted(IEnumerable<ImageSource?> sources)
    {
        foreach (var source in sources)
        {
            yield return (Count++, source);
        }
    }

    private bool TryDecode(ImageSource? source, byte[] image, int handle, ConcurrentDictionary<int, InputException> failures)
    {
        try
        {
            if (source is not null)
            {
                ImageDecoder.Decode(source, Shape, image);
                return true;
            }
        }
        catch (InputException failure)
        {
            failures[handle] = failure;
        }

        image.AsSpan().Fill(byte.MaxValue);
        return source is null;
    }
}
