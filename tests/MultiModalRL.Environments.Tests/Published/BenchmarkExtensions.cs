namespace MultiModalRL.Environments.Tests;

/// <summary>What tests read off a benchmark.</summary>
internal static class BenchmarkExtensions
{
    /// <summary>The tokens of every example as text.</summary>
    public static string[] Questions(this Benchmark benchmark) =>
    [
        .. Enumerable.Range(0, benchmark.Examples.Count).Select(example =>
            string.Join(' ', benchmark.Examples.Question(example).ToArray().Where(token => token != 0).Select(token => benchmark.Tokens[token]))),
    ];

    /// <summary>The reference answer of every example; empty where it is not among the answers.</summary>
    public static string[] References(this Benchmark benchmark) =>
        Array.ConvertAll(benchmark.Examples.References, reference => reference < 0 ? "" : benchmark.Answers[reference]);

    /// <summary>The accuracy of an answer's text to an example.</summary>
    public static double Accuracy(this Benchmark benchmark, int example, string answer)
    {
        var number = benchmark.Answers.IndexOf(answer);
        Assert.That(number, Is.GreaterThanOrEqualTo(0), $"'{answer}' is an answer");
        return benchmark.Metric.Accuracy(example, number);
    }

    /// <summary>The red value in the middle of every example's image.</summary>
    public static int[] Reds(this Benchmark benchmark)
    {
        var shape = benchmark.Images.Shape;
        var pixels = new byte[shape.Size];
        return Array.ConvertAll(benchmark.Examples.Images, image =>
        {
            benchmark.Images.Read([image], pixels);
            return (int)pixels[((shape.Height / 2 * shape.Width) + (shape.Width / 2)) * 3];
        });
    }

    /// <summary>The official numbers where every example is given the same answer.</summary>
    public static IReadOnlyDictionary<string, double> SummaryOf(this Benchmark benchmark, params string[] answers)
    {
        var given = Enumerable.Range(0, benchmark.Examples.Count).Select(example =>
        {
            var answer = benchmark.Answers.IndexOf(answers[example % answers.Length]);
            return new Core.GivenAnswer(example, answer, answer < 0 ? 0 : benchmark.Metric.Accuracy(example, answer));
        });
        return benchmark.Summary!([.. given]);
    }

    /// <summary>The accuracy of the best answer to each question's text, learnt on a split, on another; of the best answer where the text is new.</summary>
    public static double PriorAccuracy(this Benchmark train, Benchmark test)
    {
        var all = Best(train, Enumerable.Range(0, train.Examples.Count));
        var best = train.Questions().Select((text, example) => (text, example)).GroupBy(pair => pair.text, pair => pair.example)
            .ToDictionary(group => group.Key, group => Best(train, group));
        return test.Questions().Select((text, example) => test.Metric.Accuracy(example, best.GetValueOrDefault(text, all))).Average();
    }

    private static int Best(Benchmark train, IEnumerable<int> examples)
    {
        int[] these = [.. examples];
        return these.Select(example => train.Examples.References[example]).Where(answer => answer >= 0).Append(0).Distinct().Order().MaxBy(answer => these.Sum(example => train.Metric.Accuracy(example, answer)));
    }
}
