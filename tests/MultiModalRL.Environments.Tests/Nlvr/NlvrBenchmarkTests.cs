using MultiModalRL.Core;
using MultiModalRL.Datasets;
using SkiaSharp;

namespace MultiModalRL.Environments.Tests;

public sealed class NlvrBenchmarkTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        folder.Write("train/train.json", Record("1-0", "There is a box", true) + Record("2-0", "a blue one", false));
        folder.Write("dev/dev.json", Record("7-0", "There is a box", true) + Record("7-1", "There is a box", false) + Record("8-0", "There is a box", true));
        foreach (var (split, identifier, red) in new[] { ("train", "1-0", 10), ("train", "2-0", 20), ("dev", "7-0", 30), ("dev", "7-1", 40), ("dev", "8-0", 50) })
        {
            for (var permutation = 0; permutation < (split == "dev" ? 6 : 1); permutation++)
            {
                folder.Image($"{split}/images/0/{split}-{identifier}-{permutation}.png", 400, 100, new SKColor((byte)(red + permutation), 0, 0));
            }
        }
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_Validation_HasEveryPermutationWithItsPicture()
    {
        var dev = Create(Split.Validation);
        Assert.That(dev.Examples.Count, Is.EqualTo(18));
        Assert.That(dev.Images.Shape, Is.EqualTo(new ImageShape(50, 200, 3)));
        Assert.That(Enumerable.Range(0, 18).Select(example => (int)dev.Pixel(example, 20, 100).R), Is.EqualTo(
            Enumerable.Range(30, 6).Concat(Enumerable.Range(40, 6)).Concat(Enumerable.Range(50, 6))));
        Assert.That(dev.Question(0), Is.EqualTo("there is a box"));
        Assert.That(dev.AccuracyOf("true"), Is.EqualTo(12 / 18.0));
        Assert.That(Create(Split.Train).Examples.Count, Is.EqualTo(2));
        Assert.That(dev.Notes, Is.Empty);
    }

    [Test]
    public void Summary_Consistency_GoesByPresentation()
    {
        // Presentation 7 is right but for one permutation of one record, presentation 8 wholly.
        var dev = Create(Split.Validation);
        Assert.That(dev.SummaryOf(example => example is >= 6 and < 11 ? 1 : 0)["consistency"], Is.EqualTo(0.5));
        Assert.That(dev.SummaryOf(example => example is >= 6 and < 12 ? 1 : 0)["consistency"], Is.EqualTo(1));
        Assert.That(dev.SummaryOf(_ => 1)["consistency"], Is.Zero);
    }

    [Test]
    public void Create_TrainVariants_EntersEachQuestionSoOftenAndValidationOnce()
    {
        var options = new NlvrOptions { TrainVariants = 72 };
        var train = Create(Split.Train, options);
        Assert.That((train.Examples.Count, train.Images.Count), Is.EqualTo((144, 144)));
        Assert.That(Enumerable.Range(0, 72).Select(train.Question).Distinct(), Is.EqualTo(["there is a box"]));
        Assert.That(Enumerable.Range(72, 72).Select(train.Question).Distinct(), Is.EquivalentTo(["a blue one", "a black one", "a yellow one"]));
        Assert.That(Create(Split.Validation, options).Examples.Count, Is.EqualTo(18));
    }

    [Test]
    public void Create_TrainVariantsWhereTheyCannotBe_IsRefused()
    {
        Assert.That(() => Create(Split.Train, new NlvrOptions { TrainVariants = 2, ImageWidth = 100 }).Pixel(1, 0, 0), Refused.With("imageWidth is 100", "multiple of 8"));
        Assert.That(() => Create(Split.Train, new NlvrOptions { TrainVariants = 2, OnBadExample = BadExamples.Skip }), Refused.With("trainVariants", "skip"));
    }

    [Test]
    public void Create_OtherTrainFileWithoutPictures_NeedsTheOptionAndSaysSo()
    {
        folder.Write("extra/all.json", Record("1-0", "There is a box", true) + Record("2-0", "a blue one", false) + Record("3-0", "towers", false));
        var options = new NlvrOptions { TrainFile = "extra/all.json" };
        Assert.That(() => Create(Split.Train, options), Refused.With("no picture of record 1-0", "allowMissingImages"));
        var train = Create(Split.Train, options with { AllowMissingImages = true });
        Assert.That(train.Examples.Count, Is.EqualTo(3));
        Assert.That(train.Pixel(2, 0, 0), Is.EqualTo(((byte)255, (byte)255, (byte)255)));
        Assert.That(train.Notes.Single(), Does.Contain("no images at hand"));
        Assert.That(Create(Split.Validation, options with { AllowMissingImages = true }).Tokens, Does.Contain("towers"), "the vocabulary is that of the training file");
    }

    [Test]
    public void Create_WithoutDev_HoldsOutWholeDirectories()
    {
        using var other = new TemporaryFolder();
        var records = Enumerable.Range(0, 60).Select(record => (Identifier: $"{record}-0", Directory: record / 3)).ToArray();
        other.Write("train.json", string.Concat(records.Select(record => Record(record.Identifier, "a", true, record.Directory))));
        foreach (var (identifier, directory) in records)
        {
            other.Image($"images/{directory}/train-{identifier}-0.png", 8, 2, new SKColor((byte)directory, 0, 0));
            other.Image($"images/{directory}/train-{identifier}-4.png", 8, 2, new SKColor((byte)directory, 0, 0));
        }

        var splits = new[] { Split.Train, Split.Validation }
            .Select(split => NlvrBenchmark.Create(new EnvironmentRequest(1, split, other.Path, 0), new() { ValidationShare = 0.3 })).ToArray();
        var directories = splits.Select(split => Enumerable.Range(0, split.Examples.Count).Select(example => split.Pixel(example, 20, 100).R).ToHashSet()).ToArray();
        Assert.That(splits.Sum(split => split.Examples.Count), Is.EqualTo(120));
        Assert.That(directories[1], Has.Count.InRange(2, 12));
        Assert.That(directories[0].Overlaps(directories[1]), Is.False);
    }

    [Test]
    public void Create_WithoutDevDirectoriesAndPictures_HoldsOutWholePresentations()
    {
        using var other = new TemporaryFolder();
        other.Write("train.json", string.Concat(Enumerable.Range(0, 60).Select(record =>
            $$"""{"sentence": "number {{record / 3}}", "label": "true", "identifier": "{{record / 3}}-{{record % 3}}"}""" + "\n")));
        var splits = new[] { Split.Train, Split.Validation }
            .Select(split => NlvrBenchmark.Create(new EnvironmentRequest(1, split, other.Path, 0), new() { ValidationShare = 0.3, AllowMissingImages = true })).ToArray();
        Assert.That(splits.Select(split => split.Examples.Count % 3), Is.All.Zero);
        Assert.That(splits[0].Examples.Count + splits[1].Examples.Count, Is.EqualTo(60));
        Assert.That(splits[1].Examples.Count, Is.InRange(6, 36));
    }

    [Test]
    public void Create_SplitThatIsNotThere_NamesThoseThatAre()
    {
        Assert.That(() => Create(Split.Test), Refused.With("no test split", "expected train or validation"));
        Assert.That(() => NlvrBenchmark.Create(new EnvironmentRequest(1, Split.Train, null, 0), new()), Refused.With("--data"));
    }

    [Test]
    public void Create_PublishedFiles_GiveTheMajorityOfTheirCard()
    {
        var published = PublishedData.Folder("nlvr");
        var dev = NlvrBenchmark.Create(new EnvironmentRequest(1, Split.Validation, published, 0), new());
        Assert.That(dev.Examples.Count, Is.EqualTo(5934));
        Assert.That(100 * dev.AccuracyOf("true"), Is.EqualTo(55.3).Within(0.05));
        Assert.That(NlvrBenchmark.Create(new EnvironmentRequest(1, Split.Train, published, 0), new()).Examples.Count, Is.EqualTo(5899));
    }

    private static string Record(string identifier, string sentence, bool label, int directory = 0) =>
        $$"""{"sentence": "{{sentence}}", "label": "{{(label ? "true" : "false")}}", "identifier": "{{identifier}}", "directory": "{{directory}}", "evals": {"r0": "true"} }""" + "\n";

    private Benchmark Create(Split split, NlvrOptions? options = null) =>
        NlvrBenchmark.Create(new EnvironmentRequest(1, split, folder.Path, 0), options ?? new());
}
