using MultiModalRL.Core;
using Parquet.Schema;
using static MultiModalRL.Datasets.Tests.RawParquet;

namespace MultiModalRL.Datasets.Tests;

public sealed class ParquetImageTests
{
    private static readonly ImageShape Shape = new(2, 4, 3);

    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Images_OfStructures_AreThoseOfTheRows()
    {
        var table = Table(new RawParquet([Image("image")])
            .Group(Bytes([Flat(10), Flat(20)], [2, 0, 2]), Texts(["a.png"], [2, 0, 1])));
        using var store = Decode(table, "image");
        Assert.That(table.Require(ColumnRole.Image), Is.EqualTo(new[] { "image" }));
        Assert.That(Means(store), Is.EqualTo(new[] { 10, 255, 20 }));
    }

    // An optional list of optional images: 4 is bytes that are there, 0 no list.
    [Test]
    public void Images_OfLists_LieSideBySide()
    {
        var images = new ListField("images", new StructField(
            "element", new DataField<byte[]>("bytes", true), new DataField<string>("path", true)));
        var table = Table(new RawParquet([images])
            .Group(Bytes([Flat(10), Flat(20), Flat(30)], [4, 4, 4], [0, 1, 0]), Texts([], [3, 3, 3], [0, 1, 0])));
        using var store = Decode(table, "images");
        var pixels = new byte[2 * Shape.Size];
        store.Read([0, 1], pixels);
        Assert.That(pixels[..12], Is.EqualTo(new byte[] { 10, 10, 10, 10, 10, 10, 20, 20, 20, 20, 20, 20 }));
        Assert.That(pixels[Shape.Size..], Is.All.EqualTo(30));
    }

    [Test]
    public void Images_OfSeveralColumns_LieSideBySideWhereTheyAre()
    {
        var table = Table(new RawParquet([Image("image_1"), Image("image_2")])
            .Group(Bytes([Flat(10), Flat(30)], [2, 2]), Texts([], [1, 1]), Bytes([Flat(20)], [2, 0]), Texts([], [1, 0])));
        using var store = Decode(table, [.. table.Require(ColumnRole.Image)]);
        Assert.That(Means(store), Is.EqualTo(new[] { 15, 30 }));
    }

    // As pyarrow writes a column without a value: its type is int32 with the logical type Null.
    [Test]
    public void Images_OfAColumnOfTheTypeNull_AreWhite()
    {
        var table = ParquetTable.Open(folder.Write("null.parquet", NullParquet.Of("image", rows: 3)));
        Assert.That(table.Columns.Single(), Is.EqualTo(new ParquetColumn("image", ParquetKind.Null, 0)));
        using var store = Decode(table, "image");
        Assert.That(Means(store), Is.EqualTo(new[] { 255, 255, 255 }));
        Assert.That(table.Read("image").Single().OptionalStrings("image"), Is.EqualTo(new string?[3]));
    }

    [Test]
    public void Role_WhereImageIsThePathOfAFile_IsTheDecodedImage()
    {
        var table = Table(new RawParquet([new DataField<string>("image", true), Image("decoded_image")])
            .Group(Texts(["images/1.jpg"], [1]), Bytes([Flat(1)], [2]), Texts([], [1])));
        Assert.That(table.Require(ColumnRole.Image), Is.EqualTo(new[] { "decoded_image" }));
    }

    [Test]
    public void Images_WithAPathOnly_NamesTheRow()
    {
        var table = Table(new RawParquet([Image("image")]).Group(Bytes([Flat(1)], [2, 1]), Texts(["a.png", "b.png"], [2, 2])));
        Assert.That(() => table.Read("image").Single().Images("image"), Throws.InstanceOf<InputException>()
            .With.Message.Contains("row 2, column image: expected the bytes of an image, found only the path 'b.png'"));
    }

    [Test]
    public void Decode_DamagedImage_NamesFileAndRow()
    {
        var table = Table(new RawParquet([Image("image")])
            .Group(Bytes([Flat(10)], [2]), Texts([], [1]))
            .Group(Bytes([[1, 2, 3], Flat(30)], [2, 2]), Texts([], [1, 1])));
        Assert.That(() => Decode(table, "image"), Throws.InstanceOf<InputException>().With.Message.EqualTo(
            $"{table.Files[0]}: row 2, column image is no image that can be decoded: expected PNG, JPEG or WebP"));
    }

    private static StreamedImageStore Decode(ParquetTable table, params string[] columns) =>
        StreamedImageStore.Decode(table.Read(columns).SelectMany(rows => rows.Images(columns)), Shape);

    private static int[] Means(StreamedImageStore store) => [.. Enumerable.Range(0, store.Count).Select(handle =>
    {
        var pixels = new byte[Shape.Size];
        store.Read([handle], pixels);
        return pixels.Sum(value => value) / Shape.Size;
    })];

    private static byte[] Flat(byte value) => PngFile.OfRgb(8, 4, (_, _) => (value, value, value));

    private ParquetTable Table(RawParquet file) => ParquetTable.Open(folder.Write("table.parquet", file.ToArray()));
}
