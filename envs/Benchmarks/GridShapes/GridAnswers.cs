using System.Collections.Immutable;

namespace MultiModalRL.Environments;

/// <summary>
/// The one answer list that all chosen question kinds share, in a fixed order: no, yes, 0 … 3, colors, shapes; answers
/// that no chosen kind can have are left out.
/// </summary>
public sealed class GridAnswers
{
    /// <summary>The largest number that is counted.</summary>
    public const int MaxCount = 3;

    private readonly int firstCount;
    private readonly int firstColor;
    private readonly int firstShape;

    /// <summary>The answers of some question kinds over some kinds of shape.</summary>
    public GridAnswers(ShapeKinds kinds, IReadOnlyCollection<GridQuestionKind> chosen)
    {
        string[] logical = chosen.Any(IsLogical) ? ["no", "yes"] : [];
        string[] counts = chosen.Contains(GridQuestionKind.Count)
            ? [.. Enumerable.Range(0, MaxCount + 1).Select(count => $"{count}")]
            : [];
        firstCount = logical.Length;
        firstColor = firstCount + counts.Length;
        firstShape = firstColor + kinds.Colors.Length;
        string[] attributes = chosen.Contains(GridQuestionKind.Attribute) ? [.. kinds.Colors, .. kinds.Shapes] : [];
        Texts = [.. logical, .. counts, .. attributes];
    }

    /// <summary>The answers.</summary>
    public ImmutableArray<string> Texts { get; }

    internal static int Logical(bool value) => value ? 1 : 0;

    internal int Count(int count) => firstCount + count;

    internal int Color(int color) => firstColor + color;

    internal int Shape(int shape) => firstShape + shape;

    private static bool IsLogical(GridQuestionKind kind) =>
        kind is GridQuestionKind.Exists or GridQuestionKind.Relation or GridQuestionKind.Compare;
}
