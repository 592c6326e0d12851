namespace MultiModalRL.Environments.Tests;

/// <summary>Answers the questions of SHAPES that name colours alone, from the pixels: is a cell of the one colour, moved, a cell of the other?</summary>
internal static class ShapesColors
{
    private static readonly string[] Names = ["red", "green", "blue"];

    /// <summary>The answer; null where the question names a kind of shape.</summary>
    public static bool? Answer(Benchmark shapes, int example, string question)
    {
        var words = question.Split(' ');
        if (words.Intersect(["circle", "square", "triangle"]).Any())
        {
            return null;
        }

        var named = words.Where(Names.Contains).Select(word => Array.IndexOf(Names, word)).ToArray();
        var colors = Enumerable.Range(0, 9).Select(cell => Color(shapes, example, cell / 3, cell % 3)).ToArray();
        var reached = Enumerable.Range(0, 9).Where(cell => colors[cell] == named[1]).Select(cell => (Row: cell / 3, Column: cell % 3)).ToHashSet();
        foreach (var relation in words.Where(word => word is "left" or "right" or "above" or "below").Reverse())
        {
            reached = [.. reached.Select(cell => relation switch
            {
                "left" => (cell.Row, cell.Column - 1),
                "right" => (cell.Row, cell.Column + 1),
                "above" => (cell.Row - 1, cell.Column),
                _ => (cell.Row + 1, cell.Column),
            }).Where(cell => cell.Item1 is >= 0 and < 3 && cell.Item2 is >= 0 and < 3)];
        }

        return reached.Any(cell => colors[(cell.Row * 3) + cell.Column] == named[0]);
    }

    /// <summary>The strongest channel of a cell; −1 where it is empty.</summary>
    private static int Color(Benchmark shapes, int example, int row, int column)
    {
        var pixels = new byte[shapes.Images.Shape.Size];
        shapes.Images.Read([shapes.Examples.Images[example]], pixels);
        var sums = new int[3];
        for (var at = 0; at < 100; at++)
        {
            for (var channel = 0; channel < 3; channel++)
            {
                sums[channel] += pixels[(((((row * 10) + (at / 10)) * 30) + (column * 10) + (at % 10)) * 3) + channel];
            }
        }

        return sums.Max() < 100 ? -1 : Array.IndexOf(sums, sums.Max());
    }
}
