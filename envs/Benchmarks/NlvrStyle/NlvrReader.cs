using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Words that are read one after another, and the smallest phrases: numbers, amounts, colors, sizes and shapes.</summary>
/// <param name="words">The words, as <see cref="NlvrWords"/> gives them.</param>
internal sealed class NlvrReader(ImmutableArray<string> words)
{
    private static readonly ImmutableArray<string> Colors = ["yellow", "black", "blue"];
    private static readonly ImmutableArray<string> Shapes = ["circle", "square", "triangle"];
    private static readonly ImmutableArray<string> Sizes = ["small", "medium", "big"];

    /// <summary>How many words are read.</summary>
    public int Position { get; set; }

    /// <summary>Whether all are.</summary>
    public bool IsAtEnd => Position == words.Length;

    /// <summary>Reads these words, or none.</summary>
    public bool Take(params ReadOnlySpan<string> next)
    {
        if (Position + next.Length > words.Length || !words.AsSpan(Position, next.Length).SequenceEqual(next))
        {
            return false;
        }

        Position += next.Length;
        return true;
    }

    /// <summary>Reads the first of these words that is next, if any.</summary>
    public bool TakeAny(params ReadOnlySpan<string> one)
    {
        var found = !IsAtEnd && one.Contains(words[Position]);
        Position += found ? 1 : 0;
        return found;
    }

    public int? Color() => Index(Colors);

    public int? Shape() => Index(Shapes);

    /// <summary>A size in pixels.</summary>
    public int? Size() => 10 * (Index(Sizes) + 1);

    /// <summary>What a box is called, or the tower in it.</summary>
    public bool Container() => TakeAny("box", "tower");

    /// <summary>What stands between two of several things.</summary>
    public bool And() => Take(",", "and") || TakeAny(",", "and");

    /// <summary>A number from 1 to 9, which "a" is one of.</summary>
    public int? Number()
    {
        if (Take("some"))
        {
            return 1;
        }

        var isDigit = !IsAtEnd && words[Position] is [>= '1' and <= '9'];
        return isDigit ? words[Position++][0] - '0' : null;
    }

    /// <summary>How many: a bare number is exact (it agrees better with the labels of training than "at least" does).</summary>
    public NlvrAmount? Amount()
    {
        var start = Position;
        NlvrAmount? amount = Take("no") ? NlvrAmount.None
            : Take("some") ? NlvrAmount.Some
            : TakeAny("exactly", "only") ? Number() is { } exact ? NlvrAmount.Exactly(exact) : null
            : Take("at", "least") ? Number() is { } least ? NlvrAmount.AtLeast(least) : null
            : Take("at", "most") ? Number() is { } most ? NlvrAmount.AtMost(most) : null
            : Take("more", "than") ? Number() is { } more ? NlvrAmount.AtLeast(more + 1) : null
            : Take("less", "than") ? Number() is { } less ? NlvrAmount.AtMost(less - 1) : null
            : Number() is { } bare ? NlvrAmount.Exactly(bare) : null;
        Position = amount is null ? start : Position;
        return amount;
    }

    private int? Index(ImmutableArray<string> names)
    {
        var index = IsAtEnd ? -1 : names.IndexOf(words[Position]);
        Position += index < 0 ? 0 : 1;
        return index < 0 ? null : index;
    }
}
