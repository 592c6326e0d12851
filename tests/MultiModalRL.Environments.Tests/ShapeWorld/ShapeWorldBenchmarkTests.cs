using MultiModalRL.Core;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

public sealed class ShapeWorldBenchmarkTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        foreach (var configuration in new[] { "count", "exist" })
        {
            folder.Write($"{configuration}/caption.txt", string.Join("\n\n", Enumerable.Range(0, 40).Select(world => $"a shape is red .\nno circle is n{world % 3} .")));
            folder.Write($"{configuration}/agreement.txt", string.Join('\n', Enumerable.Range(0, 40).Select(world => world % 4 == 0 ? "1.0;1.0" : "1.0;0.0")));
            for (var world = 0; world < 40; world++)
            {
                // Worlds 2k and 2k + 1 look the same, in both configurations.
                folder.Image($"{configuration}/world-{world}.png", 100, 100, new SKColor((byte)(world / 2), 0, 0));
            }
        }
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_EverySplit_PartitionsCaptionsAndNeverPartsEqualImages()
    {
        var splits = new[] { Split.Train, Split.Validation, Split.Test }.Select(split => Create(split, new() { TestShare = 0.3, ValidationShare = 0.3 })).ToArray();
        Assert.That(splits.Sum(split => split.Examples.Count), Is.EqualTo(160));
        var colors = splits.Select(split => Enumerable.Range(0, split.Examples.Count).Select(example => split.Pixel(example, 50, 50).R).ToHashSet()).ToArray();
        Assert.That(colors.Sum(set => set.Count), Is.EqualTo(20));
        Assert.That(colors.SelectMany(set => set).Distinct().Count(), Is.EqualTo(20));
        Assert.That(splits.SelectMany(split => split.Examples.Images).Distinct().Count(), Is.EqualTo(20), "equal images share a handle");
    }

    [Test]
    public void Create_Split_HasTheCaptionsAnswersAndTypes()
    {
        var train = Create(Split.Train, new());
        Assert.That(train.Answers, Is.EqualTo(new[] { "true", "false" }));
        Assert.That(train.Types, Is.EqualTo(new[] { "count", "exist" }));
        for (var example = 0; example < train.Examples.Count; example++)
        {
            if (train.Question(example) == "a shape is red .")
            {
                Assert.That(train.Metric.Accuracy(example, 0), Is.EqualTo(1));
                Assert.That(train.Metric.Accuracy(example, 1), Is.Zero);
            }
        }

        Assert.That(Enumerable.Range(0, train.Examples.Count).Select(train.Question), Does.Contain("no circle is n2 ."));
    }

    [Test]
    public void Create_TestShareOfOne_LeavesTestAloneWithItsOwnWords()
    {
        var test = Create(Split.Test, new() { TestShare = 1 });
        Assert.That(test.Examples.Count, Is.EqualTo(160));
        Assert.That(test.AccuracyOf("true"), Is.EqualTo((80 + 20) / 160.0));
        Assert.That(test.SummaryOf(_ => 0), Is.EquivalentTo(new Dictionary<string, double> { ["configuration/count"] = 0.625, ["configuration/exist"] = 0.625 }));
        Assert.That(() => Create(Split.Train, new() { TestShare = 1 }), Refused.With("no train split", "expected test"));
    }

    [Test]
    public void Create_WithoutData_SaysWhatIsExpected() => Assert.That(
        () => ShapeWorldBenchmark.Create(new EnvironmentRequest(1, Split.Train, null, 0), new()), Refused.With("--data"));

    [Test]
    public void Create_PublishedFiles_AreSixThousandPairs()
    {
        var published = PublishedData.Folder("shapeworld");
        var splits = new[] { Split.Train, Split.Validation, Split.Test }
            .Select(split => ShapeWorldBenchmark.Create(new EnvironmentRequest(1, split, published, 0), new())).ToArray();
        Assert.That(splits.Sum(split => split.Examples.Count), Is.EqualTo(6000));
        Assert.That(splits[0].Types, Has.Length.EqualTo(12));
        Assert.That(splits.Sum(split => split.AccuracyOf("true") * split.Examples.Count) / 6000, Is.InRange(0.45, 0.55));
    }

    private Benchmark Create(Split split, ShapeWorldOptions options) =>
        ShapeWorldBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options);
}
