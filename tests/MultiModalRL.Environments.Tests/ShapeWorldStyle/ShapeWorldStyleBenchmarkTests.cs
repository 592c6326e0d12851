using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class ShapeWorldStyleBenchmarkTests
{
    [Test]
    public void Create_SameSeed_SameData_OtherSplit_OtherData()
    {
        var (one, again, other) = (Make(Split.Train), Make(Split.Train), Make(Split.Validation));
        Assert.That(Pixels(one, 7), Is.EqualTo(Pixels(again, 7)));
        Assert.That(one.Examples.Questions, Is.EqualTo(again.Examples.Questions));
        Assert.That(one.Examples.References, Is.EqualTo(again.Examples.References));
        Assert.That(Pixels(one, 7), Is.Not.EqualTo(Pixels(other, 7)));
    }

    [Test]
    public void Create_SeveralWorkers_ChangeNothing()
    {
        var several = ShapeWorldStyleBenchmark.Create(Request(Split.Train) with { Workers = 3 }, Options);
        Assert.That(several.Examples.Questions, Is.EqualTo(Make(Split.Train).Examples.Questions));
        Assert.That(Pixels(several, 11), Is.EqualTo(Pixels(Make(Split.Train), 11)));
    }

    [Test]
    public void Create_EveryKind_IsAboutHalfTrueAndHasCaptionsOfItsOwn()
    {
        var benchmark = ShapeWorldStyleBenchmark.Create(Request(Split.Train), Options with { TrainWorlds = 2400 });
        var kinds = Enumerable.Range(0, benchmark.Examples.Count).GroupBy(example => benchmark.Examples.Types[example]).ToArray();
        Assert.That(kinds.Select(kind => benchmark.Types[kind.Key]), Is.EquivalentTo(ShapeWorldStyleKind.Published.Select(kind => kind.Name)));
        foreach (var kind in kinds)
        {
            Assert.That(kind.Count(), Is.EqualTo(1000), benchmark.Types[kind.Key]);
            Assert.That(kind.Average(example => benchmark.Examples.References[example]), Is.InRange(0.45, 0.55), benchmark.Types[kind.Key]);
        }
    }

    // A model would learn that, before it looks at a picture.
    [Test]
    public void Captions_ColorsAndFormsLeftOut_DoNotTellWhetherTheyAreTrue()
    {
        var generator = new ShapeWorldStyleGenerator(ShapeWorldStyleKind.Named(["existential-full", "existential-oneshape", "relational-spatial_twoshapes"]), 5);
        var forms = Enumerable.Range(0, 3000).SelectMany(world => generator.Generate(world, 5).Captions).GroupBy(caption => string.Join(' ', caption.Text.Split(' ').Select(
            word => ShapeWorldStyleNoun.Colors.Contains(word) ? "color" : ShapeWorldStyleNoun.Forms.Contains(word) ? "form" : word == "an" ? "a" : word)));
        foreach (var form in forms.Where(form => form.Count() >= 400))
        {
            Assert.That(form.Average(caption => caption.Agrees ? 1.0 : 0), Is.InRange(0.42, 0.58), form.Key);
        }
    }

    [Test]
    public void Captions_OfItsOwnWorlds_AgreeAsSaidHoweverPlain()
    {
        var generator = new ShapeWorldStyleGenerator(ShapeWorldStyleKind.All, 5);
        for (var world = 0; world < 1300; world++)
        {
            var (shapes, kind, captions) = generator.Generate(world, 5);
            Assert.That(shapes, Has.Length.InRange(kind.Fewest, kind.Most));
            foreach (var (text, agrees) in captions)
            {
                var caption = ShapeWorldStyleCaption.Parse(text);
                Assert.That(caption?.Text, Is.EqualTo(text));
                Assert.That(caption!.Agrees(new(shapes, clarity: 0)), Is.EqualTo(agrees), text);
            }
        }
    }

    [Test]
    public void Create_WithPublishedData_ReadsByTheTokensOfShapeWorld()
    {
        var request = Request(Split.Train) with { Data = PublishedData.Folder("shapeworld") };
        var (style, published) = (ShapeWorldStyleBenchmark.Create(request, Options), ShapeWorldBenchmark.Create(request, new()));
        Assert.That(style.Tokens, Is.EqualTo(published.Tokens));
        Assert.That(style.Examples.QuestionLength, Is.EqualTo(published.Examples.QuestionLength));
        Assert.That(style.Answers, Is.EqualTo(published.Answers));
        Assert.That(style.Images.Shape, Is.EqualTo(published.Images.Shape));
        Assert.That(style.DefaultSide, Is.EqualTo(published.DefaultSide));
        Assert.That(style.Thumbnails!.Shape, Is.EqualTo(published.Thumbnails!.Shape));
        Assert.That(style.Notes, Is.Empty);
        // The language itself has the same words.
        Assert.That(Make(Split.Train).Tokens, Is.EqualTo(published.Tokens));
        Assert.That(Make(Split.Train).Examples.QuestionLength, Is.EqualTo(published.Examples.QuestionLength));
    }

    [Test]
    public void Create_TokensOfARun_AreKept()
    {
        var known = new QuestionVocabulary(["<padding>", "<unknown>", "red", "shape"], 9);
        var benchmark = ShapeWorldStyleBenchmark.Create(Request(Split.Validation) with { Vocabulary = known }, Options);
        Assert.That(benchmark.Tokens, Is.EqualTo(known.Tokens));
        Assert.That(benchmark.Examples.QuestionLength, Is.EqualTo(9));
        Assert.That(benchmark.Notes, Has.Length.EqualTo(2));
    }

    [Test]
    public void Create_SomeKinds_HasNoOthers()
    {
        var benchmark = ShapeWorldStyleBenchmark.Create(Request(Split.Train), Options with { Kinds = ["selection-full", "existential-oneform"] });
        Assert.That(benchmark.Examples.Types.Select(type => benchmark.Types[type]).Distinct(), Is.EquivalentTo(new[] { "existential-oneform", "selection-full" }));
        var often = ShapeWorldStyleBenchmark.Create(
            Request(Split.Train), Options with { Kinds = ["existential-onecolor", "existential-oneform", "existential-onecolor"] });
        Assert.That(often.Examples.Types.Count(type => often.Types[type] == "existential-onecolor"), Is.EqualTo(2 * often.Examples.Count / 3));
        Assert.That(
            () => ShapeWorldStyleBenchmark.Create(Request(Split.Train), Options with { Kinds = ["existential"] }),
            Refused.With("kinds has 'existential'", "expected some of existential-colfree"));
    }

    [Test]
    public void Create_CompositionalSplit_IsRefused() =>
        Assert.That(() => Make(Split.Compositional), Refused.With("no compositional split"));

    private static ShapeWorldStyleOptions Options { get; } = new() { TrainWorlds = 24, ValidationWorlds = 24, TestWorlds = 24 };

    private static Benchmark Make(Split split) => ShapeWorldStyleBenchmark.Create(Request(split), Options);

    private static EnvironmentRequest Request(Split split) => new(1, split, null, 1);

    private static byte[] Pixels(Benchmark benchmark, int image)
    {
        var pixels = new byte[benchmark.Images.Shape.Size];
        benchmark.Images.Read([image], pixels);
        return pixels;
    }
}
