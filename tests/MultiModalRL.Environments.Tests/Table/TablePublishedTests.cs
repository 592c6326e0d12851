using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments.Tests;

/// <summary>The published folders at hand, written as tables and read back: spot checks of their validation splits.</summary>
public sealed class TablePublishedTests
{
    private const int Checked = 25;

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new TemporaryFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void EasyVqa_IsReadBackExactly() => RoundTrip("easy_vqa", request => EasyVqaBenchmark.Create(request, new()));

    [Test]
    public void Nlvr_IsReadBackExactly() => RoundTrip("nlvr", request => NlvrBenchmark.Create(request, new()));

    [Test]
    public void Nlvr2_IsReadBackExactly() => RoundTrip("nlvr2", request => Nlvr2Benchmark.Create(request, new() { AllowMissingImages = true }));

    [Test]
    public void PuzzleVqa_IsReadBackExactly() => RoundTrip("puzzlevqa", request => PuzzleVqaBenchmark.Create(request, new()));

    [Test]
    public void Shapes_IsReadBackExactly() => RoundTrip("shapes", request => ShapesBenchmark.Create(request, new() { AllowMissingImages = true }));

    [Test]
    public void ShapeWorld_IsReadBackExactly() => RoundTrip("shapeworld", request => ShapeWorldBenchmark.Create(request, new()));

    [Test]
    public void VqaV2_IsReadBackExactly() => RoundTrip("vqa_v2_subset", request => VqaV2Benchmark.Create(request, new() { AllowMissingImages = true }));

    private void RoundTrip(string name, Func<EnvironmentRequest, Benchmark> create)
    {
        var request = new EnvironmentRequest(1, Split.Validation, PublishedData.Folder(name), 1);
        var expected = create(request);
        BenchmarkTables.Write(folder.Path, name, Split.Validation, expected);
        var vocabulary = new QuestionVocabulary(expected.Tokens, expected.Examples.QuestionLength) { Answers = expected.Answers };
        var actual = TableBenchmark.Create(request with { Data = folder.Path, Vocabulary = vocabulary }, new TableOptions());
        SameBenchmark.Check(expected, actual, every: 1 + (expected.Examples.Count / Checked));
        HaveTheSameBytes(expected, actual);
        (expected.Images as IDisposable)?.Dispose();
        (actual.Images as IDisposable)?.Dispose();
    }

    /// <summary>The image of the last example is, byte for byte, that of the files.</summary>
    private static void HaveTheSameBytes(Benchmark expected, Benchmark actual)
    {
        var (before, after) = (Last(expected), Last(actual));
        Assert.That(after?.FileName, Is.EqualTo(before?.FileName));
        Assert.That(after?.Read().ToArray(), Is.EqualTo(before?.Read().ToArray()));

        static ImageSource? Last(Benchmark benchmark) => benchmark.Stored!.Encoded().ElementAt(benchmark.Examples.Images[^1]);
    }
}
