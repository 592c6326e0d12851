namespace MultiModalRL.Core;

/// <summary>Strings of at most a number of UTF-16 code units.</summary>
/// <param name="MaxLength">The longest string.</param>
public sealed record TextSpace(int MaxLength) : Space<string>(1)
{
    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<string> value) =>
        value.Length == 1 && value[0] is { } text && text.Length <= MaxLength;

    /// <summary>Writes a string of lower-case letters of uniform length.</summary>
    public override void Sample(ref RandomStream random, Span<string> value)
    {
        var letters = new char[random.NextInt(MaxLength + 1)];
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)('a' + random.NextInt(26));
        }

        value[0] = new string(letters);
    }
}
