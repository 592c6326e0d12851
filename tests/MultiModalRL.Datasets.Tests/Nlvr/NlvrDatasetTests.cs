using System.Text.Json;

namespace MultiModalRL.Datasets.Tests;

public sealed class NlvrDatasetTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp()
    {
        folder = new();
        Write("dev/dev.json", Record("5-0", "There is a box", "true", "2"), Record("5-1", "There is a box", "FALSE", "2"));
        Pictures("dev", "2", "5-0", [0, 1, 2, 3, 4, 5]);
        Pictures("dev", "2", "5-1", [3, 0]);
    }

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Read_EveryPermutationPresent_IsAnExample()
    {
        var examples = Read("dev");
        Assert.That(examples.Select(example => (example.Identifier, example.Permutation, example.Label)), Is.EqualTo(new[]
        {
            ("5-0", 0, true), ("5-0", 1, true), ("5-0", 2, true), ("5-0", 3, true), ("5-0", 4, true), ("5-0", 5, true), ("5-1", 0, false), ("5-1", 3, false),
        }));
        Assert.That(examples.Select(example => example.Sentence), Is.All.EqualTo("There is a box"));
        Assert.That(examples[7].Image, Is.EqualTo(Path.Combine(folder.Path, "dev", "images", "2", "dev-5-1-3.png")));
    }

    [TestCase("", "nlvr/dev")]
    [TestCase("nlvr", "nlvr/dev")]
    [TestCase("nlvr/dev", "nlvr/dev")]
    public void Open_EveryFolderOnTheWay_IsAccepted(string below, string where)
    {
        using var other = new TemporaryFolder();
        other.Write(where + "/dev.json", Record("1-0", "a", "true", "0"));
        Assert.That(NlvrDataset.Open(Path.Combine(other.Path, below)).Find("dev"), Is.EqualTo(Path.Combine(other.Path, "nlvr", "dev", "dev.json")));
    }

    [Test]
    public void Read_RecordsWithoutDirectory_FindTheirPicturesInAnyFolder()
    {
        Write("test/test.json", Record("5-0", "a", "true", null), Record("6-0", "b", "false", null));
        Pictures("test", "17", "5-0", [1]);
        Pictures("test", "3", "6-0", [0, 2]);
        Assert.That(Read("test").Select(example => (example.Identifier, example.Permutation)), Is.EqualTo(new[] { ("5-0", 1), ("6-0", 0), ("6-0", 2) }));
    }

    [Test]
    public void Read_SameNameInTwoFolders_GoesByTheDirectoryOrIsRefused()
    {
        Pictures("dev", "9", "5-0", [0]);
        Assert.That(Read("dev")[0].Image, Is.EqualTo(Path.Combine(folder.Path, "dev", "images", "2", "dev-5-0-0.png")));
        Write("dev/dev.json", Record("5-0", "a", "true", null));
        Assert.That(() => Read("dev"), Refused.With("more than one picture '5-0-0'", "names no directory"));
    }

    [Test]
    public void Read_RecordWithoutPicture_IsRefusedEvenWhereMissingImagesAreAllowed()
    {
        Write("dev/dev.json", Record("5-0", "a", "true", "2"), Record("7-3", "b", "true", "4"));
        Assert.That(() => Read("dev", true), Refused.With("no picture of record 7-3", Path.Combine("4", "*-7-3-0.png")));
    }

    [Test]
    public void Read_NoPicturesAtAll_IsAllowedOnRequestAlone()
    {
        var file = folder.Write("extra/train_all_text_only.json", Record("5-0", "a", "true", "2") + "\n" + Record("7-3", "b", "false", "4") + "\n");
        Assert.That(() => NlvrDataset.Read(file, false), Refused.With("no picture of record 5-0"));
        Assert.That(NlvrDataset.Read(file, true).Select(example => (example.Identifier, example.Label, example.Image)), Is.EqualTo(new (string, bool, string?)[]
        {
            ("5-0", true, null), ("7-3", false, null),
        }));
    }

    [TestCase("""{"sentence":"a","label":"maybe","identifier":"5-0"}""", "label", "maybe")]
    [TestCase("""{"sentence":"a","label":true,"identifier":"5-0"}""", "label", "string")]
    [TestCase("""{"label":"true","identifier":"5-0"}""", "sentence", "found none")]
    [TestCase("""{"sentence":"a","label":"true"}""", "identifier", "found none")]
    public void Read_Malformed_NamesFileAndField(string record, string field, string found)
    {
        Write("dev/dev.json", record);
        Assert.That(() => Read("dev"), Refused.With("dev.json", field, found));
    }

    [Test]
    public void Read_IdentifierTwice_IsRefused()
    {
        Write("dev/dev.json", Record("5-0", "a", "true", "2"), Record("5-0", "b", "true", "2"));
        Assert.That(() => Read("dev"), Refused.With("dev.json", "identifier", "found '5-0'"));
    }

    [Test]
    public void Open_OtherFolder_SaysWhatWasExpected()
    {
        var other = Directory.CreateDirectory(Path.Combine(folder.Path, "other")).FullName;
        Assert.That(() => NlvrDataset.Open(other), Refused.With("is not NLVR", Path.Combine("dev", "dev.json")));
    }

    [Test]
    public void Read_PublishedFiles_HaveTheCountsOfTheirCard()
    {
        var dataset = NlvrDataset.Open(PublishedData.Folder("nlvr"));
        var dev = NlvrDataset.Read(dataset.Find("dev")!, false);
        var train = NlvrDataset.Read(dataset.Find("train")!, false);
        var extra = NlvrDataset.Read(dataset.File("extra/train_all_text_only.json"), true);
        Assert.Multiple(() =>
        {
            Assert.That(dev.DistinctBy(example => example.Identifier).Count(), Is.EqualTo(989));
            Assert.That(dev, Has.Length.EqualTo(5934));
            Assert.That(dev.Select(example => example.Sentence).Distinct().Count(), Is.EqualTo(249));
            Assert.That(dev.Count(example => example.Label), Is.EqualTo(547 * 6));
            Assert.That(train, Has.Length.EqualTo(5899));
            Assert.That(train.Count(example => example.Label), Is.EqualTo(3314));
            Assert.That(train.Select(example => example.Sentence).Distinct().Count(), Is.EqualTo(1212));
            Assert.That(train.Select(example => example.Permutation), Is.All.Zero);
            Assert.That(extra, Has.Length.EqualTo(12_408));
            Assert.That(extra.Count(example => example.Label), Is.EqualTo(6996));
            Assert.That(extra.Select(example => example.Image), Is.All.Null);
        });
    }

    private System.Collections.Immutable.ImmutableArray<NlvrExample> Read(string split, bool allowMissing = false) =>
        NlvrDataset.Read(NlvrDataset.Open(folder.Path).Find(split)!, allowMissing);

    private static string Record(string identifier, string sentence, string label, string? directory)
    {
        var record = new Dictionary<string, object> { ["sentence"] = sentence, ["label"] = label, ["identifier"] = identifier };
        if (directory is not null)
        {
            record["directory"] = directory;
            record["evals"] = new Dictionary<string, string> { ["r0"] = "true" };
            record["structured_rep"] = new[] { Array.Empty<object>(), [], [] };
        }

        return JsonSerializer.Serialize(record);
    }

    private void Write(string file, params string[] records) => folder.Write(file, string.Join('\n', records) + "\n");

    private void Pictures(string split, string directory, string identifier, int[] permutations)
    {
        foreach (var permutation in permutations)
        {
            folder.Write($"{split}/images/{directory}/{split}-{identifier}-{permutation}.png", PngFile.OfRgb(4, 1, (_, _) => ((byte)permutation, 0, 0)));
        }
    }
}
