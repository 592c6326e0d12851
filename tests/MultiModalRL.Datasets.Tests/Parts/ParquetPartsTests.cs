using MultiModalRL.Core;

namespace MultiModalRL.Datasets.Tests;

public sealed class ParquetPartsTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase("")]
    [TestCase("data/")]
    [TestCase("configuration/")]
    [TestCase("data/configuration/")]
    public void Find_Shards_AreInOrderOfTheirNames(string place)
    {
        var second = folder.Write(place + "train-00001-of-00002.parquet", []);
        var first = folder.Write(place + "train-00000-of-00002.parquet", []);
        var validation = folder.Write(place + "validation-00000-of-00001-f0e719df791966ff.parquet", []);
        Assert.That(ParquetParts.Find(folder.Path, "configuration"), Is.EqualTo(new Dictionary<string, string[]>
        {
            ["train"] = [first, second], ["validation"] = [validation],
        }));
    }

    [Test]
    public void Find_FoldersOfParts_AreTakenForThem()
    {
        var file = folder.Write("default/test/0000.parquet", []);
        Assert.That(ParquetParts.Find(folder.Path, "default"), Is.EqualTo(new Dictionary<string, string[]> { ["test"] = [file] }));
    }

    [Test]
    public void Find_SeveralConfigurations_TakesTheFirstNamedOrAllOfAPattern()
    {
        var one = folder.Write("One/test-00000-of-00001.parquet", []);
        var two = folder.Write("Two/test-00000-of-00001.parquet", []);
        Assert.Multiple(() =>
        {
            Assert.That(ParquetParts.Find(folder.Path, "Three", "Two", "One")["test"], Is.EqualTo(new[] { two }));
            Assert.That(ParquetParts.Find(folder.Path, "*")["test"], Is.EqualTo(new[] { one, two }));
            Assert.That(ParquetParts.Find(folder.Path), Is.Empty);
            Assert.That(ParquetParts.MissingShards([one, two]), Is.Null);
        });
    }

    [Test]
    public void MissingShards_SomeOfThem_AreCounted() =>
        Assert.That(
            ParquetParts.MissingShards(["data/train-00000-of-00024.parquet", "data/train-00003-of-00024.parquet"]), Does.StartWith("2 of 24 shards"));

    [Test]
    public void Find_NoFolder_IsNamed()
    {
        var missing = Path.Combine(folder.Path, "elsewhere");
        Assert.That(() => ParquetParts.Find(missing), Throws.InstanceOf<InputException>().With.Message.EqualTo($"{missing} is missing: expected a folder"));
    }
}
