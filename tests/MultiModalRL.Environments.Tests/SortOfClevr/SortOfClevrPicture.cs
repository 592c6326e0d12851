namespace MultiModalRL.Environments.Tests;

/// <summary>Answers the questions of Sort-of-CLEVR from the pixels and the words, apart from the generator.</summary>
internal sealed class SortOfClevrPicture
{
    private static readonly Dictionary<string, (int R, int G, int B)> Colors = new()
    {
        ["red"] = (255, 0, 0), ["green"] = (0, 255, 0), ["blue"] = (0, 0, 255),
        ["orange"] = (255, 156, 0), ["gray"] = (128, 128, 128), ["yellow"] = (255, 255, 0),
    };

    private readonly Dictionary<string, (double X, double Y, bool IsCircle)> objects = [];

    public SortOfClevrPicture(byte[] pixels, int side)
    {
        foreach (var (name, color) in Colors)
        {
            var covered = Enumerable.Range(0, side * side)
                .Where(at => (pixels[at * 3], pixels[(at * 3) + 1], pixels[(at * 3) + 2]) == ((byte)color.R, (byte)color.G, (byte)color.B)).ToArray();
            var x = covered.Average(at => at % side);
            var y = covered.Average(at => at / side);
            var width = covered.Max(at => at % side) - covered.Min(at => at % side) + 1;
            objects[name] = (x, y, width * width > covered.Length);
            Covered += covered.Length;
        }
    }

    /// <summary>Pixels that show an object.</summary>
    public int Covered { get; }

    public string Answer(string[] words)
    {
        var asked = objects[words.Single(Colors.ContainsKey)];
        var others = objects.Values.Where(other => other != asked).OrderBy(other => Distance(other, asked)).ToArray();
        return words switch
        {
            ["is", .., "left", _, _, _, _] => asked.X < 37 ? "yes" : "no",
            ["is", .., "top", _, _, _, _] => asked.Y < 37 ? "yes" : "no",
            ["how", ..] => objects.Values.Count(other => other.IsCircle == asked.IsCircle).ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ when words.Contains("closest") => Shape(others[0]),
            _ when words.Contains("furthest") => Shape(others[^1]),
            _ => Shape(asked),
        };
    }

    private static string Shape((double, double, bool IsCircle) thing) => thing.IsCircle ? "circle" : "square";

    private static double Distance((double X, double Y, bool) a, (double X, double Y, bool) b) => Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2);
}
