using MultiModalRL.Core;
using Parquet.Schema;
using static MultiModalRL.Datasets.Tests.RawParquet;

namespace MultiModalRL.Datasets.Tests;

/// <summary>The Parquet tables of others, whose columns differ.</summary>
public sealed class Nlvr2TableTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    // An optional list of optional images: level 4 is bytes that are there; an optional list of optional text: level 3.
    [Test]
    public void Read_ListOfImagesAndOptions_IsAPairWithTheLabelOfItsLetter()
    {
        folder.Write("nlvr2/test-00000-of-00001.parquet", new RawParquet(
            [
                new DataField<string>("id", true), new DataField<string>("question", true), Images(),
                new ListField("options", new DataField<string>("element", true)), new DataField<string>("answer", true),
            ])
            .Group(
                Texts(["nlvr2_0", "nlvr2_1"], [1, 1]), Texts(["Two dogs.", "A cat."], [1, 1]),
                Bytes([Flat(10), Flat(20), Flat(30), Flat(40)], [4, 4, 4, 4], [0, 1, 0, 1]), Texts([], [3, 3, 3, 3], [0, 1, 0, 1]),
                Texts(["True", "False", "False", "True"], [3, 3, 3, 3], [0, 1, 0, 1]), Texts(["B", "B"], [1, 1])).ToArray());
        var part = Nlvr2Dataset.Open(folder.Path).Read("test1", false);
        Assert.That(part.Examples, Is.EqualTo(new Nlvr2Example[] { new("Two dogs.", false, "nlvr2_0", 0), new("A cat.", true, "nlvr2_1", 1) }));
        Assert.That(Ends(part, 1), Is.EqualTo((30, 40)));
        Assert.That(Nlvr2Example.GroupOf(part.Examples[0].Identifier, part.Examples[0].Sentence), Is.EqualTo("Two dogs."));
    }

    [Test]
    public void Read_LeftAndRightImages_OverSeveralShards_KeepTheirOrder()
    {
        for (var shard = 0; shard < 2; shard++)
        {
            folder.Write($"data/balanced_dev-0000{shard}-of-00002.parquet", new RawParquet(
                [new DataField<string>("sentence", true), new DataField<string>("identifier", true), new DataField<bool>("label", false), Image("left_image"), Image("right_image")])
                .Group(
                    Texts([$"Sentence {shard}."], [1]), Texts([$"dev-{shard}-1-0"], [1]), Leaf([shard == 0]),
                    Bytes([Flat((byte)(10 + shard))], [2]), Texts([], [1]), Bytes([Flat((byte)(20 + shard))], [2]), Texts([], [1])).ToArray());
        }

        var part = Nlvr2Dataset.Open(folder.Path).Read("dev", false);
        Assert.That(part.Examples, Is.EqualTo(new Nlvr2Example[] { new("Sentence 0.", true, "dev-0-1-0", 0), new("Sentence 1.", false, "dev-1-1-0", 1) }));
        Assert.That((Ends(part, 0), Ends(part, 1)), Is.EqualTo(((10, 20), (11, 21))));
        Assert.That(Nlvr2Example.GroupOf("dev-1-1-0", ""), Is.EqualTo("dev-1-0"));
    }

    [Test]
    public void Read_LabelOrImageThatIsNone_NamesFileRowAndColumn()
    {
        folder.Write("test.parquet", new RawParquet([new DataField<string>("question", true), new DataField<string>("answer", true), Images()])
            .Group(Texts(["a", "b"], [1, 1]), Texts(["True", "C"], [1, 1]), Bytes([Flat(1), Flat(2)], [4, 4], [0, 0]), Texts([], [3, 3], [0, 0])).ToArray());
        Assert.That(() => Nlvr2Dataset.Open(folder.Path).Read("test1", false), Refused.With("test.parquet", "row 2", "answer", "found 'C'"));
        folder.Write("test.parquet", new RawParquet([new DataField<string>("question", true), new DataField<string>("answer", true), Images()])
            .Group(Texts(["a"], [1]), Texts(["True"], [1]), Bytes([Flat(1)], [4], [0]), Texts([], [3], [0])).ToArray());
        Assert.That(() => Ends(Nlvr2Dataset.Open(folder.Path).Read("test1", false), 0), Refused.With("row 1", "images", "a pair of images, found 1"));
    }

    [Test]
    public void Read_ColumnMissing_ListsThoseFound()
    {
        folder.Write("test.parquet", new RawParquet([new DataField<string>("question", true), new DataField<string>("verdict", true), Images()])
            .Group(Texts(["a"], [1]), Texts(["True"], [1]), Bytes([Flat(1)], [4], [0]), Texts([], [3], [0])).ToArray());
        Assert.That(() => Nlvr2Dataset.Open(folder.Path).Read("test1", false), Refused.With("test.parquet", "label", "found question string, verdict string"));
    }

    private static ListField Images() =>
        new("images", new StructField("element", new DataField<byte[]>("bytes", true), new DataField<string>("path", true)));

    private static byte[] Flat(byte grey) => PngFile.OfRgb(2, 2, (_, _) => (grey, grey, grey));

    private static (int Left, int Right) Ends(Nlvr2Part part, int pair)
    {
        var store = part.Images!.Open(new ImageShape(2, 4, 3));
        using var owned = store as IDisposable;
        var pixels = new byte[store.Shape.Size];
        store.Read([pair], pixels);
        return (pixels[0], pixels[^1]);
    }
}
