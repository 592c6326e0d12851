using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

/// <summary>One-colour images: nothing to see, but handles to pass.</summary>
internal sealed class BlankImages(int count) : IImageStore
{
    public int Count => count;

    public ImageShape Shape => new(4, 4, 3);

    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels) => pixels.Clear();
}
