namespace MultiModalRL.Core;

/// <summary>Bytes that are 0 or 1: masks and indicator vectors.</summary>
/// <param name="Count">How many.</param>
public sealed record MultiBinarySpace(int Count) : Space<byte>(Count)
{
    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<byte> value) =>
        value.Length == Count && !value.ContainsAnyExceptInRange((byte)0, (byte)1);

    /// <inheritdoc/>
    public override void Sample(ref RandomStream random, Span<byte> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = (byte)random.NextInt(2);
        }
    }
}
