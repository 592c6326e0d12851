namespace MultiModalRL.Environments.Tests;

/// <summary>Compares what an agent meets in two splits: questions, types, pixels, references, and what each answer is worth.</summary>
internal static class SameBenchmark
{
    /// <summary>Compares counts and references of all examples, and everything of each so many.</summary>
    public static void Check(Benchmark expected, Benchmark actual, int every = 1)
    {
        Assert.That(actual.Answers, Is.EqualTo(expected.Answers));
        Assert.That(actual.Examples.Count, Is.EqualTo(expected.Examples.Count));
        Assert.That(actual.Examples.References, Is.EqualTo(expected.Examples.References));
        Assert.That(actual.Examples.OptionCounts, Is.EqualTo(expected.Examples.OptionCounts));
        Assert.That(actual.Metric.Name, Is.EqualTo(expected.Metric.Name));
        for (var example = 0; example < expected.Examples.Count; example += every)
        {
            Assert.That(Words(actual, example), Is.EqualTo(Words(expected, example)));
            Assert.That(actual.Types[actual.Examples.Types[example]], Is.EqualTo(expected.Types[expected.Examples.Types[example]]));
            Assert.That(Pixels(actual, example), Is.EqualTo(Pixels(expected, example)));
            Assert.That(Worth(actual, example), Is.EqualTo(Worth(expected, example)));
        }
    }

    /// <summary>The pixels of an example.</summary>
    public static byte[] Pixels(Benchmark benchmark, int example)
    {
        var pixels = new byte[benchmark.Images.Shape.Size];
        benchmark.Images.Read([benchmark.Examples.Images[example]], pixels);
        return pixels;
    }

    private static string Words(Benchmark benchmark, int example) =>
        string.Join(' ', benchmark.Examples.Question(example).ToArray().Where(token => token != 0).Select(token => benchmark.Tokens[token]));

    private static double[] Worth(Benchmark benchmark, int example) =>
        [.. Enumerable.Range(0, benchmark.Answers.Length).Select(answer => benchmark.Metric.Accuracy(example, answer))];
}
