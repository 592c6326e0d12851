using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class SortOfClevrBenchmarkTests
{
    private static readonly SortOfClevrOptions Small = new() { TrainImages = 300, ValidationImages = 40, TestImages = 20 };

    [Test]
    public void Create_EverySplit_HasTwentyDistinctQuestionsAnImage()
    {
        var train = Create(Split.Train, Small);
        Assert.That(train.Examples.Count, Is.EqualTo(6000));
        Assert.That(Create(Split.Validation, Small).Examples.Count, Is.EqualTo(800));
        Assert.That(Create(Split.Test, Small).Examples.Count, Is.EqualTo(400));
        for (var image = 0; image < 300; image++)
        {
            var texts = Enumerable.Range(image * 20, 20).Select(example => string.Join(' ', Words(train, example))).ToArray();
            Assert.That(texts, Is.Unique);
            Assert.That(Enumerable.Range(image * 20, 20).Select(example => train.Examples.Images[example]), Is.All.EqualTo(image));
            Assert.That(Enumerable.Range(image * 20, 20).Count(example => train.Examples.Types[example] >= 3), Is.EqualTo(10), "relational ones");
        }
    }

    [Test]
    public void References_AnsweredFromThePixels_Agree()
    {
        var train = Create(Split.Train, Small);
        var pixels = new byte[train.Images.Shape.Size];
        for (var example = 0; example < train.Examples.Count; example++)
        {
            train.Images.Read([train.Examples.Images[example]], pixels);
            var answer = new SortOfClevrPicture(pixels, 75).Answer(Words(train, example));
            Assert.That(train.Answers[train.Examples.References[example]], Is.EqualTo(answer), string.Join(' ', Words(train, example)));
            Assert.That(train.Metric.Accuracy(example, train.Answers.IndexOf(answer)), Is.EqualTo(1));
        }
    }

    [Test]
    public void Images_EveryObject_IsWholeOnWhite()
    {
        var train = Create(Split.Train, Small);
        var pixels = new byte[train.Images.Shape.Size];
        for (var image = 0; image < train.Images.Count; image++)
        {
            train.Images.Read([image], pixels);
            var white = Enumerable.Range(0, 75 * 75).Count(at => pixels.AsSpan(at * 3, 3).IndexOfAnyExcept((byte)255) < 0);
            var covered = new SortOfClevrPicture(pixels, 75).Covered;
            Assert.That(white + covered, Is.EqualTo(75 * 75));
            Assert.That((covered - (6 * 81)) % 40, Is.Zero, "squares of 121 pixels, circles of 81");
        }
    }

    [Test]
    public void References_Train_AreBalancedAsTheSceneryIs()
    {
        var train = Create(Split.Train, Small with { TrainImages = 2000 });
        var byType = Enumerable.Range(0, train.Examples.Count).ToLookup(example => train.Types[train.Examples.Types[example]]);
        Assert.Multiple(() =>
        {
            Assert.That(train.Types, Is.EqualTo(new[] { "shape", "horizontal", "vertical", "closest", "furthest", "count" }));
            Assert.That(train.Answers, Is.EqualTo(new[] { "yes", "no", "square", "circle", "1", "2", "3", "4", "5", "6" }));
            foreach (var (type, answer) in new[] { ("shape", "circle"), ("horizontal", "yes"), ("vertical", "yes"), ("closest", "circle"), ("furthest", "circle") })
            {
                Assert.That(byType[type].Average(example => train.Metric.Accuracy(example, train.Answers.IndexOf(answer))), Is.EqualTo(0.5).Within(0.03), type);
            }

            // One more than how many of five fair coins agree.
            Assert.That(byType["count"].Average(example => train.Metric.Accuracy(example, train.Answers.IndexOf("3"))), Is.EqualTo(10 / 32.0).Within(0.03));
        });
    }

    [Test]
    public void Create_RunSeed_ChangesNothingAndTheOptionsSeedAll()
    {
        var first = Create(Split.Test, Small);
        var again = SortOfClevrBenchmark.Create(new EnvironmentRequest(1, Split.Test, null, 77), Small);
        var other = Create(Split.Test, Small with { Seed = 1 });
        Assert.Multiple(() =>
        {
            Assert.That(again.Examples.Questions, Is.EqualTo(first.Examples.Questions));
            Assert.That(Pixels(again), Is.EqualTo(Pixels(first)));
            Assert.That(Pixels(other), Is.Not.EqualTo(Pixels(first)));
            Assert.That(Pixels(Create(Split.Validation, Small)), Is.Not.EqualTo(Pixels(first)));
        });

        static byte[] Pixels(Benchmark benchmark)
        {
            var pixels = new byte[benchmark.Images.Shape.Size];
            benchmark.Images.Read([3], pixels);
            return pixels;
        }
    }

    [Test]
    public void Summary_Families_AreTheirMeans()
    {
        var test = Create(Split.Test, Small);
        var given = Enumerable.Range(0, test.Examples.Count)
            .Select(example => new GivenAnswer(example, 0, test.Examples.Types[example] < 3 ? 1 : example % 20 == 19 ? 1 : 0)).ToArray();
        Assert.That(test.Summary!(given), Is.EquivalentTo(new Dictionary<string, double>
        {
            ["non_relational_accuracy"] = 1, ["relational_accuracy"] = 0.1,
        }));
    }

    [Test]
    public void Create_Compositional_IsRefused() => Assert.That(
        () => Create(Split.Compositional, Small), Throws.InstanceOf<InputException>().With.Message.Contains("expected train, validation or test"));

    private static string[] Words(Benchmark benchmark, int example) =>
        [.. benchmark.Examples.Question(example).ToArray().Where(token => token != 0).Select(token => benchmark.Tokens[token])];

    private static Benchmark Create(Split split, SortOfClevrOptions options) =>
        SortOfClevrBenchmark.Create(new EnvironmentRequest(1, split, null, 0), options);
}
