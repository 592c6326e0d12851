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

    [Test]
    public void Read_FilesOfOneAreDamaged_SaysWhatNamingItSays()
    {
        using var reader = new BenchmarkReader([Failing("A", Absence.Dataset), Failing("B", Absence.None), Failing("C", Absence.Split), Failing("Table", Absence.Dataset)], []);
        Assert.That(() => reader.Read(".", null, default), Throws.TypeOf<InputException>().With.Message.EqualTo("B cannot read Validation"));
        using var asked = new BenchmarkReader([Failing("B", Absence.None)], []);
        Assert.That(() => new DataReport(".", asked.Read(".", "B", default), decodeImages: false), Throws.TypeOf<InputException>().With.Message.EqualTo("B cannot read Validation"));
    }

    [Test]
    public void Read_FilesOfSeveralAreDamaged_NamesEachWithItsCause()
    {
        using var reader = new BenchmarkReader([Failing("A", Absence.None), Failing("B", Absence.None), Failing("C", Absence.Dataset)], []);
        Assert.That(() => reader.Read("..", null, default), Throws.TypeOf<InputException>().With.Message.EqualTo(
            ".. is read by no benchmark: as A, A cannot read Validation; as B, B cannot read Validation"));
    }

    [Test]
    public void Read_TablesFitNone_IsToldByTableAlone()
    {
        using var reader = new BenchmarkReader([Failing("A", Absence.None), Failing("Table", Absence.None), Failing("B", Absence.None)], []);
        Assert.That(() => reader.Read(".", null, default), Throws.TypeOf<InputException>().With.Message.StartsWith("Table cannot read Validation"));
    }

    [Test]
    public void Read_FileThatCannotBeDecoded_IsToldBeforeColumnsThatDoNotFit()
    {
        BenchmarkRegistration Broken(string name) => new(name, 0, "some", NeedsData: true, typeof(Settings), (_, _) =>
            throw new InputException("x.parquet is damaged", new InvalidDataException()));
        using var reader = new BenchmarkReader([Broken("A"), Failing("B", Absence.None), Broken("C"), Failing("Table", Absence.None)], []);
        Assert.That(() => reader.Read(".", null, default), Throws.TypeOf<InputException>().With.Message.EqualTo("x.parquet is damaged"));
    }

    [Test]
    public void Read_BenchmarkThatDoesNotRecognizeTheFolder_IsReadByNameAlone()
    {
        var shy = Some("B", [Split.Train]) with { Recognizes = folder => folder == "b" };
        using var reader = new BenchmarkReader([Some("A", [Split.Train]), shy], []);
        Assert.That(reader.Read(".", null, default).Single().Name, Is.EqualTo("A"));
        Assert.That(made, Has.None.StartsWith("B"));
        Assert.That(reader.Read(".", "B", default).Single().IsReadable);
    }

    // Its training is not there; what is wrong with the rest is of this kind.
    private static BenchmarkRegistration Failing(string name, Absence absence) => new(name, 0, "some", NeedsData: true, typeof(Settings), (request, _) =>
        throw new InputException($"{name} cannot read {request.Split}") { Absence = request.Split == Split.Train && absence == Absence.None ? Absence.Split : absence });

    private BenchmarkRegistration Some(string name, Split[] splits) => new(name, 0, "some", NeedsData: true, typeof(Settings), (request, _) =>
    {
        made.Add($"{name} {request.Split}");
        return splits.Contains(request.Split) ? Content() : throw new InputException($"{name} has no {request.Split}") { Absence = Absence.Split };
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
