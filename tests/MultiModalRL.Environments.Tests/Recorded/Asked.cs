namespace MultiModalRL.Environments.Tests;

/// <summary>What a benchmark asks, as text.</summary>
internal static class Asked
{
    public static string Question(this Benchmark benchmark, int example) =>
        string.Join(' ', benchmark.Examples.Question(example).ToArray().Where(token => token != 0).Select(token => benchmark.Tokens[token]));

    public static string Type(this Benchmark benchmark, int example) => benchmark.Types[benchmark.Examples.Types[example]];

    /// <summary>The mean official accuracy of one answer given everywhere.</summary>
    public static double AccuracyOf(this Benchmark benchmark, string answer)
    {
        var number = benchmark.Answers.IndexOf(answer);
        return Enumerable.Range(0, benchmark.Examples.Count).Average(example => benchmark.Metric.Accuracy(example, number));
    }

    /// <summary>The official numbers for an answer a function of the example gives.</summary>
    public static IReadOnlyDictionary<string, double> SummaryOf(this Benchmark benchmark, Func<int, int> answer) => benchmark.Summary!(
        [.. Enumerable.Range(0, benchmark.Examples.Count).Select(example => new Core.GivenAnswer(example, answer(example), benchmark.Metric.Accuracy(example, answer(example))))]);

    public static (byte R, byte G, byte B) Pixel(this Benchmark benchmark, int example, int row, int column)
    {
        var pixels = new byte[benchmark.Images.Shape.Size];
        benchmark.Images.Read([benchmark.Examples.Images[example]], pixels);
        var at = ((row * benchmark.Images.Shape.Width) + column) * 3;
        return (pixels[at], pixels[at + 1], pixels[at + 2]);
    }
}
