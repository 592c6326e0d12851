using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>The images of another store in another size, resized as decoded images are, at every read. Thread-safe.</summary>
/// <param name="images">The images; disposed with this store where they can be.</param>
/// <param name="shape">The shape to deliver, of three channels.</param>
public sealed class ResizedImageStore(IImageStore images, ImageShape shape) : IImageStore, IDisposable
{
    /// <inheritdoc/>
    public int Count => images.Count;

    /// <inheritdoc/>
    public ImageShape Shape => shape;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        var (height, width, _) = images.Shape;
        var stored = new byte[images.Shape.Size];
        var opaque = new byte[height * width * 4];
        opaque.AsSpan().Fill(byte.MaxValue);
        for (var i = 0; i < handles.Length; i++)
        {
            images.Read(handles.Slice(i, 1), stored);
            for (var pixel = 0; pixel < height * width; pixel++)
            {
                stored.AsSpan(pixel * 3, 3).CopyTo(opaque.AsSpan(pixel * 4));
            }

            Resampling.Resize(opaque, width, height, pixels.Slice(i * shape.Size, shape.Size), shape);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => (images as IDisposable)?.Dispose();
}
