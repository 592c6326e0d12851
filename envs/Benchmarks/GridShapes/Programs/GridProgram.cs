using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>A program over grids, from which both the question's text and its answer follow (after CLEVR, arXiv 1612.06890).</summary>
internal abstract record GridProgram
{
    /// <summary>The answer where the question makes no sense for a grid.</summary>
    public const int Undefined = -1;

    protected static readonly ImmutableArray<int> NoOrYes = [0, 1];

    /// <summary>The question.</summary>
    public abstract string Text { get; }

    /// <summary>Every answer it can have in some grid.</summary>
    public abstract ImmutableArray<int> Answers { get; }

    /// <summary>The answer for a grid, or <see cref="Undefined"/>.</summary>
    public abstract int Answer(ReadOnlySpan<byte> grid);

    /// <summary>
    /// Whether some grid of at least four cells drawn under a rule has an answer. Decided from the program alone:
    /// rejection could not tell what is impossible from what is rare.
    /// </summary>
    public abstract bool CanHave(int answer, GridRule rule);

    /// <summary>Codes of which a single cell rules an answer out: grids that hold one are rejected without a further look.</summary>
    public virtual uint Excluded(int answer) => 0;

    /// <summary>What makes an example of this question be about held-out kinds; null where it cannot be.</summary>
    public abstract GridRequirement? About(uint heldOut);
}
