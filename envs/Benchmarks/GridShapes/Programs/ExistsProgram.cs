using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Whether some cell is in a set.</summary>
internal sealed record ExistsProgram(GridFilter Set) : GridProgram
{
    public override string Text => $"is there a {Set.One}";

    public override ImmutableArray<int> Answers => NoOrYes;

    public override int Answer(ReadOnlySpan<byte> grid) => GridAnswers.Logical(Set.Select(grid) != 0);

    public override bool CanHave(int answer, GridRule rule) =>
        (rule.Codes & (answer == GridAnswers.Logical(true) ? Set.Codes : ~Set.Codes)) != 0;

    public override uint Excluded(int answer) => answer == GridAnswers.Logical(false) ? Set.Codes : 0;

    public override GridRequirement? About(uint heldOut) => Set.Names(heldOut) ? default(GridRequirement) : null;
}
