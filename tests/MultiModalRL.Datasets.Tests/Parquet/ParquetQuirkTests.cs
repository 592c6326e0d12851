using Parquet;
using Parquet.Schema;
using static MultiModalRL.Datasets.Tests.RawParquet;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Tables as other programs write them: what is unusual is read, or refused in one line that says what it is.</summary>
public sealed class ParquetQuirkTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    // Arrow called it item for years, element since; Avro and Hive have names of their own.
    [TestCase("element")]
    [TestCase("item")]
    [TestCase("array_element")]
    public void Lists_WhateverTheirElementIsCalled_AreTheColumn(string element)
    {
        var table = Table(new RawParquet([new ListField("answers", new DataField<string>(element, true))]).Group(Texts(["a", "b"], [3, 3], [0, 1])));
        Assert.That(table.Columns.Single().ToString(), Is.EqualTo("answers list<string>"));
        Assert.That(Only(table, "answers").StringLists("answers"), Is.EqualTo(new[] { new[] { "a", "b" } }));
    }

    [Test]
    public void Lists_OfStructuresCalledItem_AreReadFieldByField()
    {
        var images = new ListField("images", new StructField("item", new DataField<byte[]>("bytes", true), new DataField<string>("path", true)));
        var table = Table(new RawParquet([images]).Group(Bytes([[1], [2]], [4, 4], [0, 1]), Texts(["a.jpg"], [4, 3], [0, 1])));
        Assert.That(table.Require(ColumnRole.Image), Is.EqualTo(new[] { "images" }));
        var pair = Only(table, "images").Images("images")[0]!.Parts;
        Assert.That(pair.Select(image => image.Read().ToArray()[0]), Is.EqualTo(new byte[] { 1, 2 }));
        Assert.That(pair.Select(image => image.FileName), Is.EqualTo(new[] { "a.jpg", null }));
    }

    // A field that repeats by itself: no group around it says that it is a list, and there is no null list.
    [Test]
    public void Lists_OfTheOldKind_AreRead()
    {
        var table = Table(new RawParquet([new DataField<string[]>("tags")]).Group(Texts(["a", "b", "c"], [1, 1, 0, 1], [0, 1, 0, 0])));
        Assert.That(table.Columns.Single().ToString(), Is.EqualTo("tags list<string>"));
        Assert.That(Only(table, "tags").StringLists("tags"), Is.EqualTo(new[] { new[] { "a", "b" }, [], ["c"] }));
    }

    [Test]
    public void Numbers_OfDictionaries_AreLookedUp()
    {
        int[] there = [.. Enumerable.Repeat(1, 600)];
        var table = Table(new RawParquet([new DataField<long>("id", true), new DataField<double>("share", true), new DataField<int>("n", true)]) { UsesDictionaries = true }
            .Group(Leaf([.. there.Select((_, i) => (long)i % 5 << 40)], there), Leaf([.. there.Select((_, i) => i % 3 / 4.0)], there), Leaf([.. there.Select((_, i) => i % 2)], there)));
        var rows = Only(table, "id", "share", "n");
        Assert.That(rows.Int64s("id"), Is.EqualTo(there.Select((_, i) => (long)i % 5 << 40)));
        Assert.That(rows.Doubles("share"), Is.EqualTo(there.Select((_, i) => i % 3 / 4.0)));
        Assert.That(rows.Int64s("n"), Is.EqualTo(there.Select((_, i) => (long)(i % 2))));
    }

    [Test]
    public void Strings_OfLz4_AreRead()
    {
        var texts = Enumerable.Range(0, 300).Select(i => $"question {i % 9}?").ToArray();
        var table = Table(new RawParquet([new DataField<string>("question", true)], CompressionMethod.Lz4Raw).Group(Texts(texts, [.. texts.Select(_ => 1)])));
        Assert.That(Only(table, "question").Strings("question"), Is.EqualTo(texts));
    }

    [Test]
    public void Columns_OfTypesThatAreNotRead_AreInNobodysWayUntilTheyAreAskedFor()
    {
        var table = Table(new RawParquet(
            [
                new DecimalDataField("price", 18, 2), new DateTimeDataField("taken", DateTimeFormat.DateAndTimeMicros), new DataField<Guid>("uuid"), new DataField<string>("question", true),
            ])
            .Group(Leaf([1.25m]), Leaf([new DateTime(2014, 5, 1, 0, 0, 0, DateTimeKind.Utc)]), Leaf([Guid.Empty]), Texts(["what?"], [1])));
        Assert.That(Only(table, "question").Strings("question"), Is.EqualTo(new[] { "what?" }));
        foreach (var column in new[] { "price", "taken", "uuid" })
        {
            Assert.That(table.Columns.Single(found => found.Name == column).Kind, Is.EqualTo(ParquetKind.Other));
            Assert.That(() => Only(table, column), Refused.With("table.parquet", $"row group 1, column {column}: values of this type are not read"));
        }
    }

    [Test]
    public void Lists_OfLists_AreToldAndRefused()
    {
        var nested = new ListField("boxes", new ListField("element", new DataField<int>("element", true)));
        var table = Table(new RawParquet([nested]).Group(Leaf([1, 2], [5, 5], [0, 2])));
        Assert.That(table.Columns.Single().ToString(), Is.EqualTo("boxes list<list<integer>>"));
        Assert.That(() => Only(table, "boxes").Int64Lists("boxes"), Refused.With("column boxes: expected a list of whole numbers, found boxes list<list<integer>>"));
    }

    // Hugging Face and Arrow write their own schemas into the footer, of any length.
    [Test]
    public void Footer_WithSchemasOfOthers_IsRead()
    {
        var file = Path.Combine(folder.Path, "table.parquet");
        using (var stream = File.Create(file))
        {
            var schema = new ParquetSchema(new DataField<long>("id"));
            var writer = ParquetWriter.CreateAsync(schema, stream).GetAwaiter().GetResult();
            writer.CustomMetadata = new Dictionary<string, string>
            {
                ["huggingface"] = """{"info":{"features":{"id":{"dtype":"int64","_type":"Value"}}}}""", ["ARROW:schema"] = new string('A', 1 << 17), ["empty"] = "",
            };
            using (var group = writer.CreateRowGroup())
            {
                Leaf([7L])(group, schema.GetDataFields()[0]).GetAwaiter().GetResult();
            }

            writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        Assert.That(Only(ParquetTable.Open(file), "id").Int64s("id"), Is.EqualTo(new[] { 7L }));
    }

    private ParquetTable Table(RawParquet file) => ParquetTable.Open(folder.Write("table.parquet", file.ToArray()));

    private static ParquetRows Only(ParquetTable table, params string[] columns) => table.Read(columns).Single();
}
