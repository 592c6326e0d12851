namespace MultiModalRL.Core;

/// <summary>Handles of images in a store; −1 stands for none.</summary>
/// <param name="Store">Where the pixels are.</param>
/// <param name="Count">Images a row.</param>
public sealed record ImageSpace(IImageStore Store, int Count = 1) : Space<int>(Count)
{
    /// <summary>The handle that stands for no image.</summary>
    public const int None = -1;

    /// <summary>
    /// The mask that says which cells of the image may be seen (1) and which not (0), row-major over a square
    /// partition; null where everything may be seen. An agent's output must not depend on pixels that it hides.
    /// </summary>
    public Field<byte>? Revealed { get; init; }

    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<int> value) =>
        value.Length == Count && !value.ContainsAnyExceptInRange(None, Store.Count - 1);

    /// <inheritdoc/>
    public override void Sample(ref RandomStream random, Span<int> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = random.NextInt(Store.Count);
        }
    }
}
