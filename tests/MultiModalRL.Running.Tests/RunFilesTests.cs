using MultiModalRL.Core;

namespace MultiModalRL.Running.Tests;

[TestFixture]
public sealed class RunFilesTests
{
    private string folder;

    [SetUp]
    public void SetUp() => folder = Directory.CreateTempSubdirectory("mmrl-files-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Of_TheSameFiles_IsTheSameWhereverTheyAre()
    {
        Fill("a");
        Fill("b");
        Assert.That(DataDigest.Of(At("a")), Is.EqualTo(DataDigest.Of(At("b"))).And.Match("^sha256-sampled:[0-9a-f]{64}$"));
    }

    [TestCase("one.json", 0)]
    [TestCase("big.bin", 0)]
    [TestCase("big.bin", 199_999)]
    [TestCase("deep/two.json", 1)]
    public void Of_AChangedByte_IsAnother(string file, int at)
    {
        Fill("a");
        var before = DataDigest.Of(At("a"));
        var bytes = File.ReadAllBytes(At("a", file));
        bytes[at] ^= 1;
        File.WriteAllBytes(At("a", file), bytes);
        Assert.That(DataDigest.Of(At("a")), Is.Not.EqualTo(before));
    }

    [Test]
    public void Of_ARenamedFile_IsAnother()
    {
        Fill("a");
        var before = DataDigest.Of(At("a"));
        File.Move(At("a", "one.json"), At("a", "uno.json"));
        Assert.That(DataDigest.Of(At("a")), Is.Not.EqualTo(before));
    }

    [Test]
    public void Of_AFolderThatIsMissing_SaysSo() =>
        Assert.That(() => DataDigest.Of(At("none")), Throws.TypeOf<InputException>().With.Message.Contains("no such folder"));

    [Test]
    public void Scalar_OfNumbers_WritesALineEach()
    {
        using (var file = new MetricsFile(At("m.jsonl"), 0))
        {
            file.Scalar("losses/\"a\"", 0.1, 5);
            file.Scalar("b", double.NaN, 6);
        }

        Assert.That(File.ReadAllText(At("m.jsonl")), Is.EqualTo(
            "{\"step\":5,\"tag\":\"losses/\\u0022a\\u0022\",\"value\":0.1}\n{\"step\":6,\"tag\":\"b\",\"value\":null}\n"));
    }

    [Test]
    public void Commit_TellsWhatToKeep()
    {
        long kept;
        using (var file = new MetricsFile(At("m.jsonl"), 0))
        {
            file.Scalar("a", 1, 1);
            kept = file.Commit();
            file.Scalar("a", 2, 2);
        }

        using (var file = new MetricsFile(At("m.jsonl"), kept))
        {
            file.Scalar("a", 3, 3);
        }

        Assert.That(File.ReadAllLines(At("m.jsonl")), Has.Length.EqualTo(2));
        Assert.That(() => new MetricsFile(At("m.jsonl"), 10_000), Throws.TypeOf<InputException>());
    }

    [TestCase("")]
    [TestCase("{}")]
    [TestCase("[1]")]
    [TestCase("null")]
    [TestCase("{\"format\": 1")]
    public void ReadManifest_OfADamagedOne_NamesTheFile(string content)
    {
        File.WriteAllText(At("run.json"), content);
        Assert.That(() => new RunFolder(folder).ReadManifest(), Throws.TypeOf<InputException>().With.Message.Contains("run.json"));
    }

    [Test]
    public void ReadManifest_OfAFolderWithoutARun_SaysSo() =>
        Assert.That(() => new RunFolder(folder).ReadManifest(), Throws.TypeOf<InputException>().With.Message.Contains("no run there"));

    private void Fill(string name)
    {
        Directory.CreateDirectory(At(name, "deep"));
        File.WriteAllText(At(name, "one.json"), "[1]");
        File.WriteAllText(At(name, "deep/two.json"), "[2]");
        File.WriteAllBytes(At(name, "big.bin"), new byte[200_000]);
    }

    private string At(params string[] parts) => Path.Combine([folder, .. parts]);
}
