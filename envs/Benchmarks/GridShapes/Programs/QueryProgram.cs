using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>The color or the shape of what a cell holds; undefined where it is empty.</summary>
internal sealed record QueryProgram(GridPlace Place, bool AsksColor, ShapeKinds Kinds, GridAnswers List) : GridProgram
{
    public override string Text => AsksColor
        ? $"what color is the shape in the {Place.Name}"
        : $"what shape is in the {Place.Name}";

    public override ImmutableArray<int> Answers => AsksColor
        ? [.. Enumerable.Range(0, Kinds.Colors.Length).Select(List.Color)]
        : [.. Enumerable.Range(0, Kinds.Shapes.Length).Select(List.Shape)];

    public override int Answer(ReadOnlySpan<byte> grid) =>
        Place.Select(grid) == 0 ? Undefined : AnswerOf(grid[Place.Cell]);

    public override bool CanHave(int answer, GridRule rule)
    {
        var codes = rule.HeldOut == 0 ? rule.Codes : rule.Codes & rule.HeldOut;
        return Enumerable.Range(1, Kinds.Count).Any(code => ((codes >> code) & 1) != 0 && AnswerOf(code) == answer);
    }

    public override GridRequirement? About(uint heldOut) => new(1u << Place.Cell, heldOut);

    private int AnswerOf(int code) => AsksColor ? List.Color(Kinds.ColorOf(code)) : List.Shape(Kinds.ShapeOf(code));
}
