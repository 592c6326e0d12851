using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class ShapesStyleBenchmarkTests
{
    [Test]
    public void Create_SameSeed_SameData_OtherSplit_OtherData()
    {
        var (one, again, other) = (Make(Split.Train), Make(Split.Train), Make(Split.Validation));
        Assert.That(Pixels(one, 7), Is.EqualTo(Pixels(again, 7)));
        Assert.That(one.Examples.Questions, Is.EqualTo(again.Examples.Questions));
        Assert.That(Pixels(one, 7), Is.Not.EqualTo(Pixels(other, 7)));
    }

    // What is drawn is read back as it was published pictures' cells are read: the style is theirs.
    [Test]
    public void Images_ReadLikeThePublishedOnes_GiveTheAnswers()
    {
        var benchmark = Make(Split.Test);
        for (var example = 0; example < benchmark.Examples.Count; example++)
        {
            var pixels = Pixels(benchmark, example);
            for (var i = 0; i < pixels.Length; i += 3)
            {
                (pixels[i], pixels[i + 2]) = (pixels[i + 2], pixels[i]);
            }

            var text = string.Join(' ', benchmark.Examples.Question(example).ToArray().Where(token => token != 0).Select(token => benchmark.Tokens[token]));
            var query = ShapesStyleQuery.All.Single(one => one.Text == text);
            Assert.That(query.Answer(PublishedShapes.Read(pixels)), Is.EqualTo(benchmark.Examples.References[example] == 0), $"example {example}: {text}");
        }
    }

    [Test]
    public void Create_TrueShare_IsTheShareOfYes()
    {
        var half = ShapesStyleBenchmark.Create(Request(Split.Train), new ShapesStyleOptions { TrainExamples = 4000, TrueShare = 0.5 });
        var natural = ShapesStyleBenchmark.Create(Request(Split.Train), new ShapesStyleOptions { TrainExamples = 4000 });
        // Six of 756 questions ("is a circle a square" …) and their like are never yes.
        Assert.That(1 - half.Examples.References.Average(), Is.InRange(0.44, 0.52));
        Assert.That(1 - natural.Examples.References.Average(), Is.InRange(0.25, 0.45));
    }

    [Test]
    public void Create_HeldOutQuestions_AreThoseOfValidation()
    {
        var options = new ShapesStyleOptions { TrainExamples = 5000, ValidationExamples = 2000, HeldOutQuestions = 0.1 };
        HashSet<string> Texts(Split split)
        {
            var examples = ShapesStyleBenchmark.Create(Request(split), options).Examples;
            return [.. Enumerable.Range(0, examples.Count).Select(example => string.Join(' ', examples.Question(example).ToArray()))];
        }

        var (train, validation) = (Texts(Split.Train), Texts(Split.Validation));
        Assert.That(validation, Has.Count.EqualTo(75));
        Assert.That(train.Intersect(validation), Is.Empty);
    }

    [Test]
    public void Create_PublishedQuestionsWithoutData_IsRefused() => Assert.That(
        () => ShapesStyleBenchmark.Create(Request(Split.Train), new ShapesStyleOptions { Questions = ShapesStyleQuestions.Published }),
        Throws.TypeOf<InputException>().With.Message.Contains("expected --data with the folder of SHAPES"));

    private static Benchmark Make(Split split) => ShapesStyleBenchmark.Create(
        Request(split), new ShapesStyleOptions { TrainExamples = 50, ValidationExamples = 50, TestExamples = 300 });

    private static EnvironmentRequest Request(Split split) => new(1, split, null, 1);

    private static byte[] Pixels(Benchmark benchmark, int example)
    {
        var pixels = new byte[benchmark.Images.Shape.Size];
        benchmark.Images.Read([example], pixels);
        return pixels;
    }
}
