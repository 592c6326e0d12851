using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// Images that are opened when the first of them is looked at, so that whoever looks at none does not wait for any. What goes
/// wrong then is thrown at every read. Thread-safe; disposed with the store that it opened.
/// </summary>
/// <param name="count">How many images there are.</param>
/// <param name="shape">The shape of each.</param>
/// <param name="open">Opens them; called at most once.</param>
public sealed class LazyImageStore(int count, ImageShape shape, Func<IImageStore> open) : IImageStore, IDisposable
{
    private readonly Lazy<IImageStore> images = new(open);

    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public ImageShape Shape => shape;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> handles, Span<byte> pixels) => images.Value.Read(handles, pixels);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Where opening failed there is no value, and asking for it would throw once more.
        if (images.IsValueCreated)
        {
            (images.Value as IDisposable)?.Dispose();
        }
    }
}
