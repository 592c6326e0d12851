using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class NlvrStyleBenchmarkTests
{
    private static readonly NlvrStyleOptions Few = new() { TrainImages = 300, ValidationImages = 300, TestImages = 20 };

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        folder.Write("train/train.json", string.Concat(new[]
        {
            "There is a blue tower.", "There is a tower with exactly two blocks", "There is a black block as the base of a tower", "there are 2 yellow circles",
            "There is a box with a black triangle touching the wall", "There is a box with 3 items", "Nobody knows what this says", "There is a box",
        }.Select((sentence, i) => $$"""{"sentence":"{{sentence}}","label":"true","identifier":"{{i}}-0","directory":"0"}""" + "\n")));
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Create_SameSeed_SameData_OtherSplit_OtherData()
    {
        var (one, again, other) = (Make(Split.Train), Make(Split.Train), Make(Split.Validation));
        Assert.That(Pixels(one, 7), Is.EqualTo(Pixels(again, 7)));
        Assert.That(one.Examples.Questions, Is.EqualTo(again.Examples.Questions));
        Assert.That(Pixels(one, 7), Is.Not.EqualTo(Pixels(other, 7)));
    }

    [Test]
    public void Create_AsksUnderstoodSentencesInEveryColor_AndKeepsTheWordsOfAll()
    {
        var train = Make(Split.Train);
        var asked = Enumerable.Range(0, train.Examples.Count).Select(train.Question).ToHashSet();
        // "There is a box" is always true, and the other is not understood; "2 yellow circles" is there in three colors.
        Assert.That(asked, Has.Count.EqualTo(14));
        Assert.That(asked, Does.Contain("there is a yellow tower .").And.Contain("there are 2 black circles"));
        Assert.That(train.Tokens, Does.Contain("nobody"));
        Assert.That((train.Examples.Count, train.Images.Count, train.Images.Shape), Is.EqualTo((2400, 300, new ImageShape(50, 200, 3))));
    }

    // Each sentence is true about as often as false, whatever else a picture was drawn for: the sentence alone tells nothing.
    [Test]
    public void Create_EverySentence_IsTrueAboutHalfOfTheTime()
    {
        var train = Make(Split.Train, Few with { TrainImages = 3000 });
        foreach (var group in Enumerable.Range(0, train.Examples.Count).GroupBy(train.Question))
        {
            Assert.That(group.Average(example => 1.0 - train.Examples.References[example]), Is.EqualTo(0.5).Within(0.07), group.Key);
        }
    }

    [Test]
    public void Create_HeldOutSentences_AreThoseOfValidation()
    {
        var options = Few with { HeldOutSentences = 0.4 };
        var (train, validation) = (Make(Split.Train, options), Make(Split.Validation, options));
        var seen = Enumerable.Range(0, train.Examples.Count).Select(train.Question).ToHashSet();
        var unseen = Enumerable.Range(0, validation.Examples.Count).Select(validation.Question).ToHashSet();
        Assert.That(seen, Is.Not.Empty);
        Assert.That(unseen, Is.Not.Empty);
        Assert.That(seen.Intersect(unseen), Is.Empty);
        Assert.That(validation.Tokens, Is.EqualTo(train.Tokens));
    }

    [Test]
    public void Create_WithoutASentenceThatIsUnderstood_IsRefused()
    {
        folder.Write("train/train.json", """{"sentence":"what","label":"true","identifier":"0-0"}""" + "\n");
        Assert.That(() => Make(Split.Train), Refused.With("train.json", "sentence", "understood"));
    }

    [Test]
    public void Create_WithoutData_IsRefused() => Assert.That(
        () => NlvrStyleBenchmark.Create(new(1, Split.Train, null, 1), Few), Refused.With("NlvrStyle needs data"));

    // A scene that a published picture shows is drawn as that picture is.
    [Test]
    public void Images_OfPublishedScenes_AreThePublishedPictures()
    {
        string[] pictures = [.. PublishedNlvr.Records().Select(record => record.Picture).Where((_, i) => i % 100 == 0)];
        var store = new NlvrStyleImageStore([.. pictures.Select(PublishedNlvr.Read)]);
        var drawn = new byte[store.Shape.Size];
        for (var i = 0; i < pictures.Length; i++)
        {
            store.Read([i], drawn);
            var differences = PublishedNlvr.Pixels(pictures[i]).Zip(drawn, (published, again) => Math.Abs(published - again)).ToArray();
            Assert.That(differences.Average(), Is.LessThan(0.2), pictures[i]);
            Assert.That(differences.Max(), Is.LessThan(50), pictures[i]);
        }
    }

    private Benchmark Make(Split split, NlvrStyleOptions? options = null) => NlvrStyleBenchmark.Create(new(1, split, folder.Path, 1), options ?? Few);

    private static byte[] Pixels(Benchmark benchmark, int example)
    {
        var pixels = new byte[benchmark.Images.Shape.Size];
        benchmark.Images.Read([example], pixels);
        return pixels;
    }
}
