using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Whether one set has more cells than another, or fewer.</summary>
internal sealed record CompareProgram(GridFilter First, bool AsksMore, GridFilter Second) : GridProgram
{
    public override string Text => $"are there {(AsksMore ? "more" : "fewer")} {First.Many} than {Second.Many}";

    public override ImmutableArray<int> Answers => NoOrYes;

    private GridFilter Larger => AsksMore ? First : Second;

    private GridFilter Smaller => AsksMore ? Second : First;

    public override int Answer(ReadOnlySpan<byte> grid) => GridAnswers.Logical(Larger.Count(grid) > Smaller.Count(grid));

    /// <summary>
    /// Only what one side counts and the other does not can tip the balance. With a held-out kind demanded on one of
    /// the two sides, "no" needs something for the other side as well.
    /// </summary>
    public override bool CanHave(int answer, GridRule rule)
    {
        var tips = rule.Codes & Larger.Codes & ~Smaller.Codes;
        return answer == GridAnswers.Logical(true) ? tips != 0
            : rule.HeldOut == 0 ? (rule.Codes & ~tips) != 0
            : (rule.Codes & Smaller.Codes & ~Larger.Codes) != 0;
    }

    public override GridRequirement? About(uint heldOut)
    {
        var codes = heldOut & (First.Codes ^ Second.Codes);
        return codes == 0 ? null : new GridRequirement(uint.MaxValue, codes);
    }
}
