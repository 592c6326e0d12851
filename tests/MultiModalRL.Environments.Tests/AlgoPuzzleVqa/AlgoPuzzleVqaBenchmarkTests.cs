using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

public sealed class AlgoPuzzleVqaBenchmarkTests
{
    [Test]
    public void Create_TwoOrFourOptionsAndJpegs_AreAskedAndMeasuredByCategory()
    {
        using var folder = new TemporaryFolder();
        for (var puzzle = 0; puzzle < 12; puzzle++)
        {
            folder.Image($"AlgoPuzzleVQA/data/images/board_tile/{puzzle}.jpg", 60 + puzzle, 40, new SKColor((byte)(20 * puzzle), 0, 0), SKEncodedImageFormat.Jpeg);
            folder.Image($"AlgoPuzzleVQA/data/images/clock/{puzzle}.jpg", 40, 40 + puzzle, new SKColor(0, (byte)(20 * puzzle), 0), SKEncodedImageFormat.Jpeg);
        }

        folder.Write("AlgoPuzzleVQA/data/board_tile.json", string.Concat(Enumerable.Range(0, 12).Select(puzzle =>
            $$"""{"image": "images/board_tile/{{puzzle}}.jpg", "question": "Is it possible?", "options": ["Yes", "No"], "answer": "No", "solution": {"rows": 3} }""" + "\n")));
        folder.Write("AlgoPuzzleVQA/data/clock.json", string.Concat(Enumerable.Range(0, 12).Select(puzzle =>
            $$"""{"image": "images/clock/{{puzzle}}.jpg", "question": "When?", "options": [1, 2, "4:05", 0.5], "answer": 0.5, "solution": {} }""" + "\n")));
        var test = AlgoPuzzleVqaBenchmark.Create(new EnvironmentRequest(1, Split.Test, folder.Path, 0), new() { TestShare = 1 });
        Assert.That(test.Examples.OptionCounts, Is.EqualTo(Enumerable.Repeat(2, 12).Concat(Enumerable.Repeat(4, 12))));
        Assert.That(test.Question(0), Does.StartWith("is it possible ? | a : "));
        Assert.That(test.SummaryOf(example => test.Examples.References[example]), Is.EquivalentTo(new Dictionary<string, double> { ["category/board_tile"] = 1, ["category/clock"] = 1 }));
        Assert.That(test.Pixel(5, 64, 64).R, Is.EqualTo(100).Within(4));
    }
}
