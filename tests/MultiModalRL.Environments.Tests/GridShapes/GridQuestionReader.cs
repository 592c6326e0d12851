namespace MultiModalRL.Environments.Tests;

/// <summary>Answers GridShapes questions from their English words and the names of what the cells hold.</summary>
internal static class GridQuestionReader
{
    private static readonly string[] Rows = ["top", "middle", "bottom"];
    private static readonly string[] Columns = ["left", "center", "right"];

    /// <summary>The answer, or null where the question's preconditions don't hold.</summary>
    /// <param name="text">The question.</param>
    /// <param name="grid">Each cell's words, such as "red circle"; empty for none; three by three.</param>
    public static string? Answer(string text, string[] grid)
    {
        var words = text.Split(' ');
        return (words[0], words[1]) switch
        {
            ("is", "there") => YesNo(Count(grid, string.Join(' ', words[3..])) > 0),
            ("how", "many") => Small(Count(grid, Singular(string.Join(' ', words[2..^2])))),
            ("what", "color") => At(grid, words[^2], words[^1])?[0],
            ("what", "shape") => At(grid, words[^2], words[^1])?[1],
            ("is", "the") => Relation(words, grid),
            _ => Comparison(words, grid),
        };
    }

    private static string? Relation(string[] words, string[] grid)
    {
        var (first, second) = (string.Join(' ', words[2..4]), string.Join(' ', words[^2..]));
        if (grid.Count(cell => cell == first) != 1 || grid.Count(cell => cell == second) != 1)
        {
            return null;
        }

        var (from, to) = (Array.IndexOf(grid, first), Array.IndexOf(grid, second));
        return YesNo(words[4] switch
        {
            "left" => from % 3 < to % 3,
            "right" => from % 3 > to % 3,
            "above" => from / 3 < to / 3,
            "below" => from / 3 > to / 3,
            _ => throw new ArgumentException(words[4]),
        });
    }

    private static string Comparison(string[] words, string[] grid)
    {
        var than = Array.IndexOf(words, "than");
        var first = Count(grid, Singular(string.Join(' ', words[3..than])));
        var second = Count(grid, Singular(string.Join(' ', words[(than + 1)..])));
        return YesNo(words[2] == "more" ? first > second : first < second);
    }

    private static string[]? At(string[] grid, string row, string column)
    {
        var cell = grid[(Array.IndexOf(Rows, row) * 3) + Array.IndexOf(Columns, column)];
        return cell.Length == 0 ? null : cell.Split(' ');
    }

    private static int Count(string[] grid, string noun)
    {
        var wanted = noun.Split(' ').Where(word => word != "shape").ToArray();
        return grid.Count(cell => cell.Length > 0 && wanted.All(cell.Split(' ').Contains));
    }

    private static string Singular(string noun) => noun.EndsWith("sses", StringComparison.Ordinal) ? noun[..^2] : noun[..^1];

    private static string? Small(int count) => count <= 3 ? $"{count}" : null;

    private static string YesNo(bool value) => value ? "yes" : "no";
}
