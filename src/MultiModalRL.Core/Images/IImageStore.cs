namespace MultiModalRL.Core;

/// <summary>Images by handle 0 … <see cref="Count"/> − 1. Implementations are thread-safe.</summary>
public interface IImageStore
{
    /// <summary>How many images.</summary>
    int Count { get; }

    /// <summary>The shape of each.</summary>
    ImageShape Shape { get; }

    /// <summary>
    /// Writes the images of <paramref name="handles"/> one after another: uint8, row, column, channel (NHWC), RGB.
    /// </summary>
    /// <exception cref="InputException">An image cannot be read; the message names its file.</exception>
    void Read(ReadOnlySpan<int> handles, Span<byte> pixels);
}
