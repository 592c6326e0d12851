using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

public sealed class GridShapesBenchmarkTests
{
    private static readonly Split[] Splits = Enum.GetValues<Split>();

    private static readonly GridShapesOptions Small = new()
    {
        TrainExamples = 300, ValidationExamples = 200, TestExamples = 100, CompositionalExamples = 50,
    };

    [Test]
    public void Create_EverySplit_SharesAnswersTypesTokensAndLength()
    {
        var benchmarks = Array.ConvertAll(Splits, split => Create(split, Small));
        Assert.Multiple(() =>
        {
            Assert.That(benchmarks[0].Answers, Is.EqualTo(
                ["no", "yes", "0", "1", "2", "3", "red", "green", "blue", "circle", "square", "triangle"]));
            Assert.That(benchmarks[0].Types, Is.EqualTo(["exists", "count", "attribute", "relation", "compare"]));
            Assert.That(benchmarks[0].DefaultSide, Is.EqualTo(3));
            Assert.That(benchmarks[0].Images.Shape, Is.EqualTo(new ImageShape(24, 24, 3)));
            Assert.That(benchmarks[0].Thumbnails, Is.Null);
            foreach (var other in benchmarks)
            {
                Assert.That(other.Answers, Is.EqualTo(benchmarks[0].Answers));
                Assert.That(other.Types, Is.EqualTo(benchmarks[0].Types));
                Assert.That(other.Tokens, Is.EqualTo(benchmarks[0].Tokens));
                Assert.That(other.Examples.QuestionLength, Is.EqualTo(9));
            }

            Assert.That(benchmarks.Select(benchmark => benchmark.Examples.Count), Is.EqualTo([300, 200, 100, 50]));
        });
    }

    [Test]
    public void Create_EverySplit_EncodesTheQuestionWithoutUnknownTokens()
    {
        foreach (var split in Splits)
        {
            var benchmark = Create(split, Small);
            var examples = new GridShapesGenerator(Small, split).Generate(benchmark.Examples.Count);
            for (var i = 0; i < examples.Count; i++)
            {
                var words = benchmark.Examples.Question(i).ToArray().Where(token => token != 0).Select(token => benchmark.Tokens[token]);
                Assert.That(string.Join(' ', words), Is.EqualTo(examples.Questions[i].Text));
                Assert.That(benchmark.Types[benchmark.Examples.Types[i]], Is.EqualTo(examples.Questions[i].Kind.ToString()).IgnoreCase);
                Assert.That(benchmark.Metric.Accuracy(i, examples.Answers[i]), Is.EqualTo(1));
                Assert.That(benchmark.Metric.Accuracy(i, (examples.Answers[i] + 1) % benchmark.Answers.Length), Is.Zero);
            }
        }
    }

    [Test]
    public void Create_OtherRunSeed_GivesTheSameData()
    {
        var first = Create(Split.Test, Small, runSeed: 1);
        var second = Create(Split.Test, Small, runSeed: 2);
        Assert.That(second.Examples.Questions, Is.EqualTo(first.Examples.Questions));
        Assert.That(Pixels(second), Is.EqualTo(Pixels(first)));
        Assert.That(Pixels(Create(Split.Test, Small with { Seed = 1 })), Is.Not.EqualTo(Pixels(first)));
        Assert.That(Pixels(Create(Split.Train, Small)), Is.Not.EqualTo(Pixels(first)));
    }

    [Test]
    public void Create_ExistsDefaults_AreTheYardsticks()
    {
        var benchmark = Create(Split.Train, new GridShapesExistsOptions { TrainExamples = 3_000 });
        Assert.Multiple(() =>
        {
            Assert.That(benchmark.Answers, Is.EqualTo(["no", "yes"]));
            Assert.That(benchmark.Types, Is.EqualTo(["exists"]));
            Assert.That(benchmark.DefaultSide, Is.EqualTo(3));
            Assert.That(benchmark.Thumbnails, Is.Null);
            Assert.That(benchmark.Examples.References.Average(), Is.EqualTo(0.5).Within(0.05));
        });
    }

    [Test]
    public void Create_Occupancy_ShowsWhichCellsHoldAShape()
    {
        var options = Small with { Thumbnail = GridThumbnail.Occupancy };
        var benchmark = Create(Split.Test, options);
        var examples = new GridShapesGenerator(options, Split.Test).Generate(100);
        Assert.That(benchmark.Thumbnails!.Shape, Is.EqualTo([3, 3, 1]));
        Assert.That(benchmark.Thumbnails.Cost, Is.EqualTo(9.0 / (24 * 24)));
        var bits = new float[9];
        for (var i = 0; i < 100; i++)
        {
            benchmark.Thumbnails.Read(i, bits);
            Assert.That(bits, Is.EqualTo(Array.ConvertAll(examples.Grid(i).ToArray(), code => code == 0 ? 0f : 1f)));
        }
    }

    [Test]
    public void Create_CompositionalWithNoneHeldOut_SaysToSetHeldOut()
    {
        var failure = Assert.Throws<InputException>(() => Create(Split.Compositional, new GridShapesExistsOptions()));
        Assert.That(failure.Message, Does.Contain("heldOut"));
        Assert.That(
            Create(Split.Compositional, new GridShapesExistsOptions { HeldOut = ["green triangle"], CompositionalExamples = 40 }).Examples.Count,
            Is.EqualTo(40));
    }

    [Test]
    public void Create_OneKindHeldOut_LeavesOutWhatItWouldGiveAway()
    {
        var benchmark = Create(Split.Compositional, Small with { HeldOut = ["green triangle"], CompositionalExamples = 500 });
        Assert.That(benchmark.Examples.Types.Distinct().Select(type => benchmark.Types[type]), Does.Not.Contain("attribute"));
    }

    [Test]
    public void Create_AllOfAKindHeldOut_IsRefused()
    {
        var shapes = new ShapeKinds(GridDifficulty.Easy);
        var options = Small with { Difficulty = GridDifficulty.Easy, HeldOut = [.. Enumerable.Range(1, 4).Select(shapes.Name)] };
        Assert.That(Assert.Throws<InputException>(() => Create(Split.Train, options)).Message, Does.Contain("heldOut"));
    }

    [TestCase("""{"fill": 0}""", "fill")]
    [TestCase("""{"side": 6}""", "side")]
    [TestCase("""{"cellPixels": 4}""", "cellPixels")]
    [TestCase("""{"trainExamples": 0}""", "trainExamples")]
    [TestCase("""{"kinds": []}""", "kinds")]
    [TestCase("""{"kinds": ["exists", "exists"]}""", "kinds")]
    [TestCase("""{"heldOut": ["green hexagon"]}""", "green hexagon")]
    [TestCase("""{"difficulty": "easy", "heldOut": ["blue circle"]}""", "blue circle")]
    [TestCase("""{"thumbnail": "blurred"}""", "thumbnail")]
    public void Bind_InvalidOption_NamesIt(string json, string named) => Assert.That(
        Assert.Throws<InputException>(() => OptionsBinder.Bind<GridShapesOptions>(JsonNode.Parse(json)!.AsObject(), "environment"))!.Message,
        Does.Contain(named));

    [Test]
    public void Bind_Options_RoundTrip()
    {
        var json = """{"kinds": ["count", "exists"], "heldOut": ["red circle"], "thumbnail": "occupancy", "difficulty": "hard"}""";
        var options = OptionsBinder.Bind<GridShapesExistsOptions>(JsonNode.Parse(json)!.AsObject(), "environment");
        Assert.Multiple(() =>
        {
            Assert.That(options.Kinds, Is.EqualTo([GridQuestionKind.Count, GridQuestionKind.Exists]));
            Assert.That(options.HeldOut!.Value, Is.EqualTo(["red circle"]));
            Assert.That(options.Fill, Is.EqualTo(0.9));
            Assert.That(OptionsBinder.ToJson(OptionsBinder.Bind<GridShapesExistsOptions>(OptionsBinder.ToJson(options), "")).ToJsonString(),
                Is.EqualTo(OptionsBinder.ToJson(options).ToJsonString()));
        });
    }

    [Test]
    public void Create_InvalidOptionsPastTheBinder_AreRefused() => Assert.That(
        Assert.Throws<InputException>(() => Create(Split.Train, Small with { Side = 9, Fill = double.NaN }))!.Message,
        Does.Contain("Side").And.Contain("Fill"));

    [Test]
    public void Register_Module_BringsBothBenchmarks()
    {
        var services = new ServiceCollection();
        new GridShapesModule().Register(new ModuleBuilder(services));
        var registrations = services.BuildServiceProvider().GetServices<BenchmarkRegistration>().ToArray();
        Assert.That(registrations.Select(benchmark => (benchmark.Name, benchmark.Version, benchmark.NeedsData)), Is.EqualTo(
            [("GridShapes", 0, false), ("GridShapesExists", 0, false)]));
        var options = Activator.CreateInstance(registrations[1].OptionsType)!;
        Assert.That(registrations[1].Create(new EnvironmentRequest(1, Split.Test, null, 0), options).Examples.Count, Is.EqualTo(10_000));
    }

    private static Benchmark Create(Split split, GridShapesOptions options, ulong runSeed = 0) =>
        GridShapesBenchmark.Create(new EnvironmentRequest(1, split, null, runSeed), options);

    private static byte[] Pixels(Benchmark benchmark)
    {
        var pixels = new byte[20 * benchmark.Images.Shape.Size];
        benchmark.Images.Read([.. Enumerable.Range(0, 20)], pixels);
        return pixels;
    }
}
