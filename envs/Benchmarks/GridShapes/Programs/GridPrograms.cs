using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Every program of a question kind, grouped by form: a form is drawn first, then a program of it.</summary>
/// <param name="kinds">The kinds of shape.</param>
/// <param name="side">Cells along each side of the grid.</param>
/// <param name="answers">The answers.</param>
internal sealed class GridPrograms(ShapeKinds kinds, int side, GridAnswers answers)
{
    private static readonly ImmutableArray<string> Digits = ["1", "2", "3", "4", "5"];

    private readonly ImmutableArray<Filter> whole =
        [.. Enumerable.Range(1, kinds.Count).Select(code => new Filter(1u << code, kinds.Name(code)))];

    private readonly ImmutableArray<Filter> colors =
        [.. kinds.Colors.Select((word, color) => new Filter(kinds.Mask(color, null), $"{word} shape"))];

    private readonly ImmutableArray<Filter> shapes =
        [.. kinds.Shapes.Select((word, shape) => new Filter(kinds.Mask(null, shape), word))];

    public IEnumerable<IEnumerable<GridProgram>> Forms(GridQuestionKind kind) => kind switch
    {
        GridQuestionKind.Exists => FilterForms(filter => new Exists(filter)),
        GridQuestionKind.Count => FilterForms(filter => new Count(filter, answers)),
        GridQuestionKind.Attribute => [Queries(asksColor: true), Queries(asksColor: false)],
        GridQuestionKind.Relation => Enum.GetValues<Direction>().Select(Relations),
        _ => [Comparisons(asksMore: true), Comparisons(asksMore: false)],
    };

    private IEnumerable<GridProgram>[] FilterForms(Func<Filter, GridProgram> make) =>
        [whole.Select(make), colors.Select(make), shapes.Select(make)];

    private IEnumerable<GridProgram> Queries(bool asksColor) => Enumerable.Range(0, side * side)
        .Select(cell => new Query(new At(cell, Place(cell)), asksColor, kinds, answers));

    private IEnumerable<GridProgram> Relations(Direction direction) =>
        from first in whole from second in whole where first != second select new Relate(first, direction, second, side);

    private IEnumerable<GridProgram> Comparisons(bool asksMore)
    {
        Filter[] groups = [.. colors, .. shapes];
        return from first in groups from second in groups where first != second select new CompareIntegers(first, asksMore, second);
    }

    private string Place(int cell)
    {
        var (row, column) = (cell / side, cell % side);
        return side switch
        {
            2 => $"{(row == 0 ? "top" : "bottom")} {(column == 0 ? "left" : "right")}",
            3 => $"{(row == 0 ? "top" : row == 1 ? "middle" : "bottom")} {(column == 0 ? "left" : column == 1 ? "center" : "right")}",
            _ => $"cell of row {Digits[row]} column {Digits[column]}",
        };
    }
}
