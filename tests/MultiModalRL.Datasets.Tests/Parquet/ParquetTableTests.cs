using MultiModalRL.Core;
using Parquet;
using Parquet.Schema;
using static MultiModalRL.Datasets.Tests.RawParquet;

namespace MultiModalRL.Datasets.Tests;

public sealed class ParquetTableTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCase(CompressionMethod.None)]
    [TestCase(CompressionMethod.Snappy)]
    [TestCase(CompressionMethod.Gzip)]
    [TestCase(CompressionMethod.Zstd)]
    [TestCase(CompressionMethod.Brotli)]
    public void Strings_OfSeveralGroups_AreReadInOrder(CompressionMethod compression)
    {
        var file = new RawParquet([new DataField<string>("question", true)], compression)
            .Group(Texts(["a", "", "é𝄞"], [1, 1, 1]))
            .Group(Texts([new string('x', 5000)], [0, 1]));
        var table = Table(file);
        Assert.That(table.RowCount, Is.EqualTo(5));
        Assert.That(
            table.Read("question").SelectMany(rows => rows.OptionalStrings("question")),
            Is.EqualTo(new[] { "a", "", "é𝄞", null, new string('x', 5000) }));
    }

    [Test]
    public void Strings_OfADictionary_AreLookedUp()
    {
        var expected = Enumerable.Range(0, 1000).Select(i => $"answer {i % 7}").ToArray();
        var table = Table(new RawParquet([new DataField<string>("answer", true)]) { UsesDictionaries = true }
            .Group(Texts(expected, [.. Enumerable.Repeat(1, 1000)])));
        Assert.That(Only(table, "answer").Strings("answer"), Is.EqualTo(expected));
    }

    [Test]
    public void Strings_WithANull_NamesFileGroupRowAndColumn()
    {
        var table = Table(new RawParquet([new DataField<string>("question", true)])
            .Group(Texts(["a", "b"], [1, 1]))
            .Group(Texts(["c"], [1, 0])));
        var rows = table.Read("question").Last();
        Assert.That(() => rows.Strings("question"), Throws.InstanceOf<InputException>().With.Message.EqualTo(
            $"{table.Files[0]}: row group 2, row 4, column question: expected a value, found null"));
    }

    [Test]
    public void Int64s_OfEveryWidth_AreWidened()
    {
        var table = Table(new RawParquet(
            [
                new DataField<sbyte>("i8"), new DataField<short>("i16"), new DataField<int>("i32"), new DataField<long>("i64"),
                new DataField<byte>("u8"), new DataField<ushort>("u16"), new DataField<uint>("u32"), new DataField<ulong>("u64"),
            ])
            .Group(
                Leaf<sbyte>([-128, 127]), Leaf<short>([-32768, 7]), Leaf([int.MinValue, int.MaxValue]), Leaf([long.MinValue, long.MaxValue]),
                Leaf<byte>([0, 255]), Leaf<ushort>([1, 65535]), Leaf([2u, uint.MaxValue]), Leaf([3ul, 1ul << 62])));
        var rows = Only(table, [.. table.Columns.Select(column => column.Name)]);
        Assert.Multiple(() =>
        {
            Assert.That(rows.Int64s("i8"), Is.EqualTo(new long[] { -128, 127 }));
            Assert.That(rows.Int64s("i16"), Is.EqualTo(new long[] { -32768, 7 }));
            Assert.That(rows.Int64s("i32"), Is.EqualTo(new long[] { int.MinValue, int.MaxValue }));
            Assert.That(rows.Int64s("i64"), Is.EqualTo(new[] { long.MinValue, long.MaxValue }));
            Assert.That(rows.Int64s("u8"), Is.EqualTo(new long[] { 0, 255 }));
            Assert.That(rows.Int64s("u16"), Is.EqualTo(new long[] { 1, 65535 }));
            Assert.That(rows.Int64s("u32"), Is.EqualTo(new long[] { 2, uint.MaxValue }));
            Assert.That(rows.Int64s("u64"), Is.EqualTo(new[] { 3L, 1L << 62 }));
            Assert.That(rows.StringsOrNumbers("i8"), Is.EqualTo(new[] { "-128", "127" }));
        });
    }

    [Test]
    public void Int64s_AboveTheirRange_IsRefused()
    {
        var table = Table(new RawParquet([new DataField<ulong>("id")]).Group(Leaf([ulong.MaxValue])));
        Assert.That(() => Only(table, "id"), Throws.InstanceOf<InputException>().With.Message.Contains("column id"));
    }

    [Test]
    public void OptionalNumbers_WithNulls_KeepTheirPlaces()
    {
        var table = Table(new RawParquet(
            [new DataField<double>("precision", true), new DataField<bool>("difficult", true), new DataField<float>("share", false), new DataField<int>("n", true)])
            .Group(Leaf([0.5, -2], [1, 0, 1]), Leaf([true, false], [1, 1, 0]), Leaf([0.25f, 1, 2]), Leaf([4], [0, 0, 1])));
        var rows = Only(table, "precision", "difficult", "share", "n");
        Assert.Multiple(() =>
        {
            Assert.That(rows.OptionalDoubles("precision"), Is.EqualTo(new double?[] { 0.5, null, -2 }));
            Assert.That(rows.OptionalBooleans("difficult"), Is.EqualTo(new bool?[] { true, false, null }));
            Assert.That(rows.Doubles("share"), Is.EqualTo(new[] { 0.25, 1, 2 }));
            Assert.That(rows.OptionalDoubles("n"), Is.EqualTo(new double?[] { null, null, 4 }));
        });
    }

    [Test]
    public void Strings_OfAnotherType_NamesBoth()
    {
        var table = Table(new RawParquet([new DataField<long>("question")]).Group(Leaf([1L])));
        Assert.That(() => Only(table, "question").Strings("question"), Throws.InstanceOf<InputException>()
            .With.Message.EqualTo($"{table.Files[0]}: column question: expected a string, found question integer"));
    }

    [Test]
    public void Read_MissingColumn_ListsThoseFound()
    {
        var table = Table(new RawParquet([new DataField<long>("id"), new DataField<string>("problem", true)]).Group(Leaf([1L]), Texts([""], [1])));
        Assert.That(() => table.Read("question").ToArray(), Throws.InstanceOf<InputException>()
            .With.Message.EqualTo($"{table.Files[0]} has no column question: found id integer, problem string"));
    }

    [Test]
    public void Read_SomeColumns_DoesNotTouchOthers()
    {
        var bytes = new RawParquet([new DataField<byte[]>("image", true), new DataField<string>("question", true)], CompressionMethod.None)
            .Group(Bytes([[.. Enumerable.Repeat((byte)0xAB, 500)]], [1]), Texts(["q"], [1])).ToArray();
        bytes.AsSpan(4, 300).Fill(0xFF);
        var table = ParquetTable.Open(folder.Write("a.parquet", bytes));
        Assert.That(Only(table, "question").Strings("question"), Is.EqualTo(new[] { "q" }));
        Assert.That(() => Only(table, "image"), Throws.InstanceOf<InputException>().With.Message.Contains("row group 1, column image"));
    }

    [Test]
    public void Column_OfARole_IsTheFirstAlternateFound()
    {
        var table = Table(new RawParquet([new DataField<string>("query", true), new DataField<string>("problem", true)])
            .Group(Texts(["q"], [1]), Texts(["p"], [1])));
        Assert.That(table.Column(ColumnRole.Question), Is.EqualTo("problem"));
        Assert.That(table.Find(ColumnRole.Answer), Is.Empty);
        Assert.That(() => table.Column(ColumnRole.Answer), Throws.InstanceOf<InputException>().With.Message.EqualTo(
            $"{table.Files[0]}: expected a column for the answer (answer, answers, multiple_choice_answer, solution, label), found query string, problem string"));
    }

    [Test]
    public void Open_Folder_ReadsShardsByName()
    {
        foreach (var shard in new[] { 1, 0, 2 })
        {
            folder.Write($"train-0000{shard}-of-00003.parquet", new RawParquet([new DataField<int>("id")]).Group(Leaf([shard * 10, (shard * 10) + 1])).ToArray());
        }

        folder.Write("notes.txt", "no table");
        var table = ParquetTable.Open(folder.Path);
        Assert.That(table.RowCount, Is.EqualTo(6));
        Assert.That(table.Read("id").SelectMany(rows => rows.Int64s("id")), Is.EqualTo(new[] { 0, 1, 10, 11, 20, 21 }));
    }

    [Test]
    public void Open_FolderWithoutShards_NamesIt() =>
        Assert.That(() => ParquetTable.Open(folder.Path), Throws.InstanceOf<InputException>().With.Message.Contains(folder.Path));

    [Test]
    public void Open_ColumnNameOfTwoLines_IsRefusedInOne() => Assert.That(
        () => ParquetTable.Open(folder.Write("a.parquet", NullParquet.Of("a\nb", 1))),
        Throws.InstanceOf<InputException>().With.Message.Contains("damaged footer").And.Message.Not.Contains("\n"));

    [Test]
    public void Open_MissingFile_NamesIt() =>
        Assert.That(() => ParquetTable.Open(Path.Combine(folder.Path, "no.parquet")), Throws.InstanceOf<InputException>().With.Message.Contains("no.parquet is missing"));

    private ParquetTable Table(RawParquet file) => ParquetTable.Open(folder.Write("table.parquet", file.ToArray()));

    private static ParquetRows Only(ParquetTable table, params string[] columns) => table.Read(columns).Single();
}
