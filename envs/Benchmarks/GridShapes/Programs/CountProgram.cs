using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>How many cells are in a set, up to <see cref="GridAnswers.MaxCount"/>.</summary>
internal sealed record CountProgram(GridFilter Set, GridAnswers List) : GridProgram
{
    public override string Text => $"how many {Set.Many} are there";

    public override ImmutableArray<int> Answers => [.. Enumerable.Range(0, GridAnswers.MaxCount + 1).Select(List.Count)];

    public override int Answer(ReadOnlySpan<byte> grid)
    {
        var count = Set.Count(grid);
        return count <= GridAnswers.MaxCount ? List.Count(count) : Undefined;
    }

    public override bool CanHave(int answer, GridRule rule) =>
        (rule.Codes & ~Set.Codes) != 0 && (answer == List.Count(0) || (rule.Codes & Set.Codes) != 0);

    public override uint Excluded(int answer) => answer == List.Count(0) ? Set.Codes : 0;

    public override GridRequirement? About(uint heldOut) => Set.Names(heldOut) ? default(GridRequirement) : null;
}
