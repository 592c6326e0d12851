using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>White images, for questions whose images are not at hand. Thread-safe.</summary>
/// <param name="count">How many images.</param>
/// <param name="shape">The shape of each.</param>
public sealed class BlankImageStore(int count, ImageShape shape) : IImageStore
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public ImageShape Shape => shape;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels)
    {
        foreach (var handle in handles)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(handle, nameof(handles));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(handle, count, nameof(handles));
        }

        pixels[..(handles.Length * shape.Size)].Fill(255);
    }
}
