using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>Against the published training part: counts from its README.</summary>
public sealed class EasyVqaPublishedTests
{
    private Benchmark train = null!;
    private Benchmark validation = null!;

    [OneTimeSetUp]
    public void Read()
    {
        var folder = EasyVqaData.Folder();
        train = EasyVqaData.Create(Split.Train, folder: folder);
        validation = EasyVqaData.Create(Split.Validation, folder: folder);
    }

    [Test]
    public void Create_TrainAndValidation_PartitionQuestionsAndImages()
    {
        Assert.Multiple(() =>
        {
            Assert.That(train.Examples.Count + validation.Examples.Count, Is.EqualTo(38_575));
            Assert.That(train.Images.Count + validation.Images.Count, Is.EqualTo(4_000));
            Assert.That(validation.Images.Count, Is.EqualTo(400).Within(4 * Math.Sqrt(4000 * 0.1 * 0.9)));
            Assert.That(Texts(train).Concat(Texts(validation)).Distinct().Count(), Is.EqualTo(107));
        });
    }

    [Test]
    public void Create_Shares_HoldOutNestedSetsOfDisjointImages()
    {
        var small = HeldOut(0.1);
        var large = HeldOut(0.3);
        Assert.Multiple(() =>
        {
            Assert.That(small, Has.Count.EqualTo(validation.Images.Count));
            Assert.That(small.IsProperSubsetOf(large));
            Assert.That(large, Has.Count.EqualTo(1200).Within(120));
            Assert.That(HeldOut(0), Is.Empty);
        });

        static HashSet<int> HeldOut(double share) =>
            [.. Enumerable.Range(0, 4000).Where(id => EasyVqaBenchmark.IsHeldOut(id, share))];
    }

    [Test]
    public void Create_WholePart_HasTheAnswerCountsOfItsReadme()
    {
        var counts = train.Examples.References.Concat(validation.Examples.References)
            .CountBy(answer => train.Answers[answer]).ToDictionary();
        string[] order = ["circle", "green", "red", "gray", "yes", "teal", "black", "rectangle", "yellow", "triangle", "brown", "blue", "no"];
        Assert.Multiple(() =>
        {
            Assert.That(train.Answers, Is.EqualTo(order));
            Assert.That(counts["yes"], Is.EqualTo(14_229));
            Assert.That(counts["no"], Is.EqualTo(14_178));
            Assert.That(counts["rectangle"], Is.EqualTo(1_701));
            Assert.That(counts["circle"], Is.EqualTo(1_689));
            Assert.That(counts["triangle"], Is.EqualTo(1_612));
            Assert.That(new[] { "green", "red", "gray", "teal", "black", "yellow", "brown", "blue" }.Select(color => counts[color]), Is.All.InRange(604, 692));
        });
    }

    [Test]
    public void Create_BothSplits_ShareWhatModelsDependOn()
    {
        Assert.Multiple(() =>
        {
            Assert.That(validation.Tokens, Is.EqualTo(train.Tokens));
            Assert.That(validation.Answers, Is.EqualTo(train.Answers));
            Assert.That(validation.Types, Is.EqualTo(train.Types));
            Assert.That(validation.Examples.QuestionLength, Is.EqualTo(train.Examples.QuestionLength));
            Assert.That(train.Examples.QuestionLength, Is.EqualTo(10));
            Assert.That(train.Images.Shape, Is.EqualTo(new ImageShape(64, 64, 3)));
            Assert.That(train.Examples.Questions.Concat(validation.Examples.Questions), Has.None.EqualTo(1), "unknown tokens");
        });
    }

    [Test]
    public void Types_FromAnswers_AgreeWithTheQuestionText()
    {
        for (var example = 0; example < train.Examples.Count; example++)
        {
            var text = Text(train, example);
            var expected = text.StartsWith("what color ", StringComparison.Ordinal) || text.StartsWith("what is the color ", StringComparison.Ordinal) ? "color"
                : text.StartsWith("what ", StringComparison.Ordinal) ? "shape"
                : "yes/no";
            if (train.Types[train.Examples.Types[example]] != expected)
            {
                Assert.Fail($"'{text}' is taken for {train.Types[train.Examples.Types[example]]}, expected {expected}");
            }
        }

        Assert.That(train.Examples.Types.Distinct().Count(), Is.EqualTo(3));
    }

    [Test]
    public void Metric_MajorityAnswer_IsYesAtItsShare()
    {
        var yes = train.Answers.IndexOf("yes");
        var right = new[] { train, validation }.Sum(split =>
            Enumerable.Range(0, split.Examples.Count).Sum(example => split.Metric.Accuracy(example, yes)));
        Assert.That(right / 38_575, Is.EqualTo(14_229.0 / 38_575).Within(1e-12));
    }

    [Test]
    public void Metric_BestAnswerPerQuestionText_GetsAboutTwoThirdsOnUnseenImages()
    {
        var best = Enumerable.Range(0, train.Examples.Count)
            .GroupBy(example => Text(train, example), example => train.Examples.References[example])
            .ToDictionary(group => group.Key, group => group.CountBy(answer => answer).MaxBy(pair => pair.Value).Key);
        var accuracy = Enumerable.Range(0, validation.Examples.Count)
            .Average(example => validation.Metric.Accuracy(example, best[Text(validation, example)]));
        Assert.That(accuracy, Is.EqualTo(0.67).Within(0.02));
    }

    [Test]
    public void Images_EveryOne_HasAPaleBorderAndSomeStrongerColor()
    {
        var pixels = new byte[train.Images.Shape.Size];
        for (var image = 0; image < train.Images.Count; image += 37)
        {
            train.Images.Read([image], pixels);
            Assert.That(pixels[..3], Is.All.GreaterThan(200), $"corner of image {image}");
            Assert.That(pixels.Max() - pixels.Min(), Is.GreaterThan(60), $"contrast of image {image}");
        }
    }

    [Test]
    public void Thumbnails_OfTrain_AreTheMeansOfTheirBlocks()
    {
        var pixels = new byte[64 * 64 * 3];
        var thumbnail = new float[4 * 4 * 3];
        train.Images.Read([5], pixels);
        train.Thumbnails!.Read(5, thumbnail);
        var sum = 0.0;
        for (var y = 16; y < 32; y++)
        {
            for (var x = 48; x < 64; x++)
            {
                sum += pixels[(((y * 64) + x) * 3) + 1];
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(thumbnail[(((1 * 4) + 3) * 3) + 1], Is.EqualTo(sum / 256 / 255).Within(1e-6));
            Assert.That(train.Thumbnails.Cost, Is.EqualTo(16.0 / 4096));
            Assert.That(train.Thumbnails.Shape, Is.EqualTo(new[] { 4, 4, 3 }));
            Assert.That(train.DefaultSide, Is.EqualTo(8));
        });
    }

    private static IEnumerable<string> Texts(Benchmark split) =>
        Enumerable.Range(0, split.Examples.Count).Select(example => Text(split, example));

    private static string Text(Benchmark split, int example)
    {
        var words = new List<string>();
        foreach (var token in split.Examples.Question(example))
        {
            if (token != 0)
            {
                words.Add(split.Tokens[token]);
            }
        }

        return string.Join(' ', words);
    }
}
