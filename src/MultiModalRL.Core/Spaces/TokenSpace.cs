namespace MultiModalRL.Core;

/// <summary>A text as token ids: 0 … <paramref name="Vocabulary"/> − 1, where 0 pads at the end.</summary>
/// <param name="Length">Tokens a row.</param>
/// <param name="Vocabulary">How many ids, padding included.</param>
public sealed record TokenSpace(int Length, int Vocabulary) : Space<int>(Length)
{
    /// <summary>The id that fills what is left of a row.</summary>
    public const int Padding = 0;

    /// <summary>The id of a token that the vocabulary lacks.</summary>
    public const int Unknown = 1;

    /// <inheritdoc/>
    public override bool Contains(ReadOnlySpan<int> value) =>
        value.Length == Length && !value.ContainsAnyExceptInRange(0, Vocabulary - 1);

    /// <inheritdoc/>
    public override void Sample(ref RandomStream random, Span<int> value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            value[i] = random.NextInt(Vocabulary);
        }
    }
}
