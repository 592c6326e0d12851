using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>Every program of a question kind, grouped by form: a form is drawn first, then a program of it.</summary>
/// <param name="kinds">The kinds of shape.</param>
/// <param name="side">Cells along each side of the grid.</param>
/// <param name="answers">The answers.</param>
internal sealed class GridPrograms(ShapeKinds kinds, int side, GridAnswers answers)
{
    private static readonly ImmutableArray<string> Digits = ["1", "2", "3", "4", "5"];

    private readonly ImmutableArray<GridFilter> whole =
        [.. Enumerable.Range(1, kinds.Count).Select(code => new GridFilter(1u << code, kinds.Name(code)))];

    private readonly ImmutableArray<GridFilter> colors =
        [.. kinds.Colors.Select((word, color) => new GridFilter(kinds.Mask(color, null), $"{word} shape"))];

    private readonly ImmutableArray<GridFilter> shapes =
        [.. kinds.Shapes.Select((word, shape) => new GridFilter(kinds.Mask(null, shape), word))];

    public IEnumerable<IEnumerable<GridProgram>> Forms(GridQuestionKind kind) => kind switch
    {
        GridQuestionKind.Exists => FilterForms(filter => new ExistsProgram(filter)),
        GridQuestionKind.Count => FilterForms(filter => new CountProgram(filter, answers)),
        GridQuestionKind.Attribute => [Queries(asksColor: true), Queries(asksColor: false)],
        GridQuestionKind.Relation => Enum.GetValues<GridDirection>().Select(Relations),
        _ => [Comparisons(asksMore: true), Comparisons(asksMore: false)],
    };

    private IEnumerable<GridProgram>[] FilterForms(Func<GridFilter, GridProgram> make) =>
        [whole.Select(make), colors.Select(make), shapes.Select(make)];

    private IEnumerable<GridProgram> Queries(bool asksColor) => Enumerable.Range(0, side * side)
        .Select(cell => new QueryProgram(new GridPlace(cell, Place(cell)), asksColor, kinds, answers));

    private IEnumerable<GridProgram> Relations(GridDirection direction) =>
        from first in whole from second in whole where first != second select new RelateProgram(first, direction, second, side);

    private IEnumerable<GridProgram> Comparisons(bool asksMore)
    {
        GridFilter[] groups = [.. colors, .. shapes];
        return from first in groups from second in groups where first != second select new CompareProgram(first, asksMore, second);
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
