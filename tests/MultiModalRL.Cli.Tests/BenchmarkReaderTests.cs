using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli.Tests;

public sealed class BenchmarkReaderTests
{
    private readonly List<string> made = [];
    private int opened;
    private int disposed;

    [SetUp]
    public void SetUp() => (opened, disposed) = (0, 0);

    [TearDown]
    public void TearDown() => made.Clear();

    [Test]
    public void Read_FolderOfOneBenchmark_MakesEachSplitOnceAndOpensNoImage()
    {
        using (var reader = new BenchmarkReader([Some("A", []), Some("B", [Split.Train, Split.Test]), Some("Table", [Split.Train])], []))
        {
            var reading = reader.Read(".", null, default).Single();
            Assert.That(reading.Name, Is.EqualTo("B"));
            _ = new DataReport(".", [reading], decodeImages: false).ToJson();
            Assert.That(reading.Splits.Keys, Is.EqualTo(new[] { Split.Train, Split.Test }));
            Assert.That(reading.Flaws[Split.Validation], Is.EqualTo("B has no Validation"));
            Assert.That(reading[Split.Test], Is.SameAs(reading.Splits[Split.Test]));
            Assert.That(made.Where(split => split.StartsWith('B')), Is.EqualTo(new[] { "B Train", "B Validation", "B Test", "B Compositional" }));
            Assert.That(made, Has.None.StartsWith("Table"), "any table can be read as one, so it is not tried where another is found");
            Assert.That((opened, disposed), Is.EqualTo((0, 0)));
        }

        Assert.That(disposed, Is.EqualTo(2), "the images of both splits are let go of");
    }

    [Test]
    public void Read_ByNameAndSplit_MakesNoOther()
    {
        using var reader = new BenchmarkReader([Some("B", [Split.Train, Split.Test])], []);
        var reading = reader.Read(".", "b", default).Single();
        Assert.That(reading[Split.Test].Examples.Count, Is.EqualTo(1));
        Assert.That(() => reading[Split.Validation], Throws.TypeOf<InputException>().With.Message.EqualTo("B has no Validation"));
        Assert.That(made, Is.EqualTo(new[] { "B Test", "B Validation" }));
    }

    private BenchmarkRegistration Some(string name, Split[] splits) => new(name, 0, "some", NeedsData: true, typeof(Settings), (request, _) =>
    {
        made.Add($"{name} {request.Split}");
        return splits.Contains(request.Split) ? Content() : throw new InputException($"{name} has no {request.Split}");
    });

    private Benchmark Content() => new()
    {
        Examples = new([0], [2], 1, [0], [0]),
        Images = new Watched(this),
        Answers = ["yes", "no"],
        Types = ["all"],
        Tokens = ["<padding>", "<unknown>", "is"],
        Metric = new ExactMatch([0]),
        DefaultSide = 1,
    };

    private sealed record Settings;

    private sealed class Watched(BenchmarkReaderTests test) : IImageStore, IDisposable
    {
        public int Count => 1;

        public ImageShape Shape => new(1, 1, 3);

        public void Read(ReadOnlySpan<int> handles, Span<byte> pixels) => test.opened++;

        public void Dispose() => test.disposed++;
    }
}
