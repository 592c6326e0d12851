using System.Collections.Immutable;
using System.Numerics;

namespace MultiModalRL.Environments;

/// <summary>Whether one shape lies to a side of another; undefined unless each is there exactly once.</summary>
internal sealed record RelateProgram(GridFilter First, GridDirection Direction, GridFilter Second, int Side) : GridProgram
{
    public override string Text => $"is the {First.One} {Words} the {Second.One}";

    public override ImmutableArray<int> Answers => NoOrYes;

    private string Words => Direction switch
    {
        GridDirection.Left => "left of",
        GridDirection.Right => "right of",
        GridDirection.Above => "above",
        _ => "below",
    };

    public override int Answer(ReadOnlySpan<byte> grid)
    {
        var (first, second) = (First.Select(grid), Second.Select(grid));
        if (!BitOperations.IsPow2(first) || !BitOperations.IsPow2(second))
        {
            return Undefined;
        }

        var (from, to) = (BitOperations.TrailingZeroCount(first), BitOperations.TrailingZeroCount(second));
        return GridAnswers.Logical(Direction switch
        {
            GridDirection.Left => from % Side < to % Side,
            GridDirection.Right => from % Side > to % Side,
            GridDirection.Above => from / Side < to / Side,
            _ => from / Side > to / Side,
        });
    }

    public override bool CanHave(int answer, GridRule rule) =>
        (rule.Codes & First.Codes) != 0 && (rule.Codes & Second.Codes) != 0 && (rule.Codes & ~(First.Codes | Second.Codes)) != 0;

    public override GridRequirement? About(uint heldOut) =>
        First.Names(heldOut) || Second.Names(heldOut) ? default(GridRequirement) : null;
}
