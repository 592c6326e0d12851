using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace MultiModalRL.Environments;

/// <summary>
/// A question of SHAPES (Andreas et al. 2016): is any cell both what the first word says and where the rest says? Cells are
/// numbered row by row in a grid of 3 × 3; a cell's code is 0 where it is empty, else 1 + color · 3 + shape.
/// </summary>
/// <param name="Subject">What is asked for: 0 … 2 a color, 3 … 5 a shape.</param>
/// <param name="Relations">Where, the outermost first: 0 left of, 1 right of, 2 above, 3 below; at most two.</param>
/// <param name="Object">What it is related to, or is as well: as <paramref name="Subject"/>.</param>
internal sealed partial record ShapesStyleQuery(int Subject, ImmutableArray<int> Relations, int Object)
{
    /// <summary>Cells along each side.</summary>
    public const int Side = 3;

    private static readonly string[] Leaves = ["red", "green", "blue", "circle", "square", "triangle"];
    private static readonly string[] Heads = ["left_of", "right_of", "above", "below"];

    /// <summary>All questions with no, one and two relations: 36 + 144 + 576.</summary>
    public static ImmutableArray<ShapesStyleQuery> All { get; } =
    [
        .. from subject in Enumerable.Range(0, 6)
           from relations in Enumerable.Range(-1, 1).Concat(Enumerable.Range(0, 4)).Concat(Enumerable.Range(4, 16))
           from about in Enumerable.Range(0, 6)
           select new ShapesStyleQuery(subject, Chain(relations), about),
    ];

    /// <summary>The symbolic form, such as <c>(is red (left_of (above circle)))</c>.</summary>
    public string Symbols =>
        $"(is {Leaves[Subject]} {string.Concat(Relations.Select(relation => $"({Heads[relation]} "))}{Leaves[Object]}{new string(')', Relations.Length)})";

    /// <summary>The English form, such as <c>is a red shape left of above a circle</c>.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder("is ").Append(Phrase(Subject));
            foreach (var relation in Relations)
            {
                text.Append(' ').Append(Heads[relation].Replace('_', ' '));
            }

            // Without a relation a color is an adjective alone: "is a circle red".
            return text.Append(' ').Append(Relations.IsEmpty && Object < 3 ? Leaves[Object] : Phrase(Object)).ToString();
        }
    }

    /// <summary>Reads the symbolic form; null where a text is none.</summary>
    public static ShapesStyleQuery? Parse(string symbols)
    {
        var match = Form().Match(symbols.Trim());
        if (!match.Success)
        {
            return null;
        }

        var heads = match.Groups["head"].Captures.Select(head => Array.IndexOf(Heads, head.Value)).ToImmutableArray();
        var (subject, about) = (Array.IndexOf(Leaves, match.Groups["subject"].Value), Array.IndexOf(Leaves, match.Groups["object"].Value));
        var closed = match.Groups["close"].Value.Length == heads.Length;
        return closed && subject >= 0 && about >= 0 && !heads.Contains(-1) ? new(subject, heads, about) : null;
    }

    /// <summary>The answer for a grid.</summary>
    public bool Answer(ReadOnlySpan<byte> grid)
    {
        var cells = Matching(Object, grid);
        for (var i = Relations.Length - 1; i >= 0; i--)
        {
            cells = Beside(Relations[i], cells);
        }

        return (cells & Matching(Subject, grid)) != 0;
    }

    /// <summary>Equal where subject, relations and object are.</summary>
    public bool Equals(ShapesStyleQuery? other) =>
        other is not null && (Subject, Object) == (other.Subject, other.Object) && Relations.SequenceEqual(other.Relations);

    /// <inheritdoc/>
    public override int GetHashCode() => Relations.Aggregate((Subject * 6) + Object, (hash, relation) => (hash * 5) + relation + 1);

    private static ImmutableArray<int> Chain(int number) => number < 0 ? [] : number < 4 ? [number] : [(number - 4) / 4, (number - 4) % 4];

    private static string Phrase(int leaf) => leaf < 3 ? $"a {Leaves[leaf]} shape" : $"a {Leaves[leaf]}";

    // Sets of cells are bits.
    private static int Matching(int leaf, ReadOnlySpan<byte> grid)
    {
        var cells = 0;
        for (var cell = 0; cell < grid.Length; cell++)
        {
            var matches = grid[cell] > 0 && (leaf < 3 ? (grid[cell] - 1) / 3 == leaf : (grid[cell] - 1) % 3 == leaf - 3);
            cells |= matches ? 1 << cell : 0;
        }

        return cells;
    }

    // The cells next to a set's, in a direction; what would leave the grid is lost.
    private static int Beside(int relation, int cells) => relation switch
    {
        0 => (cells >> 1) & 0b011_011_011,
        1 => (cells << 1) & 0b110_110_110,
        2 => cells >> 3,
        _ => (cells << 3) & 0b111_111_111,
    };

    [GeneratedRegex(@"^\(is (?<subject>\w+) (?:\((?<head>\w+) ){0,2}(?<object>\w+)(?<close>\)*)\)$")]
    private static partial Regex Form();
}
