using System.Numerics;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// The optimal policy of the <c>exists</c> questions under the protocol <c>glimpse</c> and the linear reward: it looks at
/// the hidden cells in raster order (the occupied ones alone where occupancy is seen), answers yes at a match, and else
/// stops as <see cref="ExistsYardstick.Decide"/> says. Of a grid it sees what is revealed and nothing else.
/// </summary>
public sealed class ExistsOracle : IExampleOracle
{
    private readonly ExistsYardstick yardstick;
    private readonly GridShapesExamples examples;
    private readonly ShapeKinds kinds;

    private ExistsOracle(ExistsSetting setting, GridShapesExamples examples, ShapeKinds kinds)
    {
        yardstick = new ExistsYardstick(setting);
        (this.examples, this.kinds) = (examples, kinds);
    }

    /// <summary>The policy for some examples; null where the theory does not cover the options, the protocol or the reward.</summary>
    public static ExistsOracle? Of(GridShapesOptions options, GridShapesExamples examples, IProtocol protocol, RewardOptions reward)
    {
        var isCovered = protocol.SpendingGroup == ActionGroup.Look && protocol.Side == options.Side
            && reward is { Form: RewardForm.Linear, Deadline: >= 1, PriceUpTo: null };
        return isCovered && ExistsSetting.Of(options, reward.Price) is { } setting
            ? new ExistsOracle(setting, examples, new ShapeKinds(options.Difficulty))
            : null;
    }

    /// <inheritdoc/>
    public int Act(int example, ReadOnlySpan<byte> revealed)
    {
        var searched = examples.Questions[example].Searched!.Value;
        var (cells, looks, hidden, isMatched) = Search(examples.Grid(example), revealed, searched);
        var decision = isMatched ? ExistsDecision.Yes : yardstick.Decide(Target(searched), looks, cells);
        return decision == ExistsDecision.Look ? Answers + hidden : GridAnswers.Logical(decision == ExistsDecision.Yes);
    }

    // No and yes: what questions of this kind alone can be answered with.
    private static int Answers => 2;

    private ExistsTarget Target(uint searched)
    {
        var first = BitOperations.TrailingZeroCount(searched);
        return BitOperations.PopCount(searched) == 1 ? ExistsTarget.ColoredShape
            : searched == kinds.Mask(kinds.ColorOf(first), null) ? ExistsTarget.Color
            : ExistsTarget.Shape;
    }

    /// <summary>Of the cells that may match: how many, how many are revealed, the first hidden one, and whether one matches.</summary>
    private (int Cells, int Looks, int Hidden, bool IsMatched) Search(ReadOnlySpan<byte> grid, ReadOnlySpan<byte> revealed, uint searched)
    {
        var (cells, looks, hidden, isMatched) = (0, 0, -1, false);
        for (var cell = 0; cell < grid.Length; cell++)
        {
            if (yardstick.Setting.SeesOccupancy && grid[cell] == 0)
            {
                continue;
            }

            cells++;
            looks += revealed[cell];
            isMatched |= revealed[cell] == 1 && ((searched >> grid[cell]) & 1) != 0;
            hidden = hidden < 0 && revealed[cell] == 0 ? cell : hidden;
        }

        return (cells, looks, hidden, isMatched);
    }
}
