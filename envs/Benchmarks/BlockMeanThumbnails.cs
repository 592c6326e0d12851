using System.Buffers;
using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Thumbnails of rows × columns values a channel, each the mean over one block of the image, in [0, 1]. A thumbnail is
/// computed when it is first asked for and then kept. Thread-safe.
/// </summary>
public sealed class BlockMeanThumbnails : IThumbnails
{
    private readonly IImageStore images;
    private readonly int rows;
    private readonly int columns;
    private readonly float[]?[] cache;

    /// <summary>Makes thumbnails of a store's images with as many rows as columns.</summary>
    /// <param name="images">The images.</param>
    /// <param name="side">Blocks along each side of an image: 1 or more, a divisor of its height and of its width.</param>
    /// <exception cref="InputException"><paramref name="side"/> is no such divisor.</exception>
    public BlockMeanThumbnails(IImageStore images, int side) : this(images, side, side)
    {
    }

    /// <summary>Makes thumbnails of a store's images.</summary>
    /// <param name="images">The images.</param>
    /// <param name="rows">Blocks from top to bottom: 1 or more, a divisor of the images' height.</param>
    /// <param name="columns">Blocks from left to right: 1 or more, a divisor of the images' width.</param>
    /// <exception cref="InputException">They are no such divisors.</exception>
    public BlockMeanThumbnails(IImageStore images, int rows, int columns)
    {
        var (height, width, channels) = images.Shape;
        if (rows < 1 || columns < 1 || height % rows != 0 || width % columns != 0)
        {
            throw new InputException(
                $"thumbnailSide is {(rows == columns ? rows : $"{rows}×{columns}")}: expected a divisor of the image's height {height} and width {width}");
        }

        this.images = images;
        (this.rows, this.columns) = (rows, columns);
        cache = new float[images.Count][];
        Shape = [rows, columns, channels];
        Cost = (double)rows * columns / ((double)height * width);
    }

    /// <inheritdoc/>
    public ImmutableArray<int> Shape { get; }

    /// <inheritdoc/>
    public double Cost { get; }

    /// <inheritdoc/>
    public void Read(int image, Span<float> values)
    {
        var thumbnail = Volatile.Read(ref cache[image]);
        if (thumbnail is null)
        {
            thumbnail = Compute(image);
            Volatile.Write(ref cache[image], thumbnail);
        }

        thumbnail.CopyTo(values);
    }

    private float[] Compute(int image)
    {
        var shape = images.Shape;
        var pixels = ArrayPool<byte>.Shared.Rent(shape.Size);
        try
        {
            images.Read([image], pixels.AsSpan(0, shape.Size));
            return Means(pixels, shape);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }

    private float[] Means(ReadOnlySpan<byte> pixels, ImageShape shape)
    {
        var (blockHeight, blockWidth) = (shape.Height / rows, shape.Width / columns);
        var sums = new long[rows * columns * shape.Channels];
        var from = 0;
        for (var y = 0; y < shape.Height; y++)
        {
            for (var x = 0; x < shape.Width; x++)
            {
                var to = (((y / blockHeight) * columns) + (x / blockWidth)) * shape.Channels;
                for (var channel = 0; channel < shape.Channels; channel++)
                {
                    sums[to + channel] += pixels[from++];
                }
            }
        }

        var scale = 1.0 / (255.0 * blockHeight * blockWidth);
        return Array.ConvertAll(sums, sum => (float)(sum * scale));
    }
}
