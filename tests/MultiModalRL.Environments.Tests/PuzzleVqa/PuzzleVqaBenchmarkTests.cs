using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

public sealed class PuzzleVqaBenchmarkTests
{
    private static readonly Split[] Splits = [Split.Train, Split.Validation, Split.Test];

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        Category("grid_number", """["7","9","1","5"]""", "\"5\"");
        Category("size_grid", """["small","large","medium"]""", "\"large\"");
        Category("polygon_sides_number", """[3,6,9,7]""", "\"3\"");
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_EverySplit_PartitionsThePuzzlesAndNeverPartsEqualImages()
    {
        var splits = Splits.Select(split => Create(split, new() { TestShare = 0.3, ValidationShare = 0.3 })).ToArray();
        Assert.That(splits.Sum(split => split.Examples.Count), Is.EqualTo(90));
        Assert.That(splits.Sum(split => split.Examples.Images.Distinct().Count()), Is.EqualTo(15), "two puzzles of each category share a picture");
        Assert.That(splits.SelectMany(split => split.Examples.Images).Distinct().Count(), Is.EqualTo(15));
    }

    [Test]
    public void Create_Options_AreShuffledAndShownAfterTheQuestion()
    {
        var train = Create(Split.Train, new() { TestShare = 0, ValidationShare = 0 });
        var positions = new HashSet<int>();
        Assert.That(train.Answers, Is.EqualTo(new[] { "A", "B", "C", "D" }));
        for (var example = 0; example < train.Examples.Count; example++)
        {
            var right = train.Type(example) switch { "grid_number" => "5", "size_grid" => "large", _ => "3" };
            var options = train.Question(example).Split(" | ")[1].Split(" ; ");
            Assert.That(options[train.Examples.References[example]], Is.EqualTo($"{"abcd"[train.Examples.References[example]]} : {right}"));
            Assert.That(train.Examples.LegalAnswers(example, 4), Is.EqualTo(train.Type(example) == "size_grid" ? 3 : 4));
            Assert.That(train.Metric.Accuracy(example, train.Examples.References[example]), Is.EqualTo(1));
            positions.Add(train.Examples.References[example]);
        }

        Assert.That(positions, Has.Count.EqualTo(4));
        var asTheyAre = Create(Split.Train, new() { TestShare = 0, ValidationShare = 0, OptionSeed = null });
        Assert.That(Enumerable.Range(0, 90).Where(example => asTheyAre.Type(example) == "grid_number").Select(example => asTheyAre.Examples.References[example]), Is.All.EqualTo(3));
    }

    [TestCase("The pattern alternates, so (A) is wrong and the answer is (B)", 1)]
    [TestCase("A, or rather C.", 2)]
    [TestCase("(A) rather than B", 0)]
    [TestCase("b", -1)]
    public void Choose_AResponse_IsTheLastLetter(string response, int option)
    {
        var puzzles = Create(Split.Train, new() { TestShare = 0, ValidationShare = 0 });
        Assert.That(puzzles.Records.Select(puzzle => puzzle.Choose!(puzzle.Options, response)), Is.All.EqualTo(option));
    }

    [Test]
    public void Choose_ALetterBeyondTheOptions_IsTheFirst()
    {
        var three = Create(Split.Train, new() { TestShare = 0, ValidationShare = 0 }).Records.First(puzzle => puzzle.Options.Length == 3);
        Assert.That(three.Choose!(three.Options, "(D)"), Is.Zero);
    }

    [Test]
    public void Summary_CategoriesAndConcepts_AreTheirMeans()
    {
        var test = Create(Split.Test, new() { TestShare = 1 });
        var right = test.Examples.References;
        Assert.That(test.SummaryOf(example => test.Type(example) == "size_grid" ? (right[example] + 1) % 3 : right[example]), Is.EquivalentTo(new Dictionary<string, double>
        {
            ["category/grid_number"] = 1, ["category/size_grid"] = 0, ["category/polygon_sides_number"] = 1,
            ["concept/numbers"] = 1, ["concept/size"] = 0, ["concept/numbers-shapes"] = 1,
        }));
    }

    [Test]
    public void Create_PublishedFiles_AreTwelveHundredPuzzles()
    {
        var published = PublishedData.Folder("puzzlevqa");
        var splits = Splits.Select(split => PuzzleVqaBenchmark.Create(new EnvironmentRequest(1, split, published, 0), new())).ToArray();
        Assert.That(splits.Sum(split => split.Examples.Count), Is.EqualTo(1200));
        var shares = Enumerable.Range(0, 4).Select(letter => splits.Sum(split => split.Examples.References.Count(answer => answer == letter))).ToArray();
        Assert.That(shares[..3], Is.All.InRange(280, 380), "900 of four and 300 of three options, shuffled");
        Assert.That(splits[0].SummaryOf(_ => 0).Keys.Count(key => key.StartsWith("concept/", StringComparison.Ordinal)), Is.EqualTo(10));
    }

    private void Category(string name, string options, string answer)
    {
        folder.Write($"data/{name}.json", string.Concat(Enumerable.Range(0, 30).Select(puzzle =>
            $$"""{"image": "images/{{name}}/{{puzzle}}.png", "question": "What is missing?", "options": {{options}}, "answer": {{answer}}, "caption": "c"}""" + "\n")));
        for (var puzzle = 0; puzzle < 30; puzzle++)
        {
            folder.Image($"data/images/{name}/{puzzle}.png", 32, 32, new SKColor((byte)(puzzle / 2), 0, 0));
        }
    }

    private Benchmark Create(Split split, PuzzleVqaOptions options) =>
        PuzzleVqaBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options);
}
