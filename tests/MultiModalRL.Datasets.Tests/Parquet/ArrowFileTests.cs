using Apache.Arrow.Types;
using ParquetSharp;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Every value of files by Arrow's writer, under every setting of it that changes how they are laid out.</summary>
public sealed class ArrowFileTests
{
    private static readonly HubRows Rows = new(2500);

    private static readonly Dictionary<string, Action<WriterPropertiesBuilder>> Settings = new()
    {
        ["as pyarrow does"] = _ => { },
        ["uncompressed"] = properties => properties.Compression(Compression.Uncompressed),
        ["gzip"] = properties => properties.Compression(Compression.Gzip),
        ["zstd"] = properties => properties.Compression(Compression.Zstd).CompressionLevel(19),
        ["lz4"] = properties => properties.Compression(Compression.Lz4),
        ["brotli"] = properties => properties.Compression(Compression.Brotli),
        ["without dictionaries"] = properties => properties.DisableDictionary(),
        ["dictionaries that overflow"] = properties => properties.DictionaryPagesizeLimit(500).DataPagesize(500).WriteBatchSize(50),
        ["format 1.0"] = properties => properties.Version(ParquetVersion.PARQUET_1_0),
        ["format 2.4"] = properties => properties.Version(ParquetVersion.PARQUET_2_4),
        ["format 2.6"] = properties => properties.Version(ParquetVersion.PARQUET_2_6),
        ["small pages"] = properties => properties.DataPagesize(200).WriteBatchSize(7),
        ["small pages without dictionaries"] = properties => properties.DataPagesize(200).WriteBatchSize(7).DisableDictionary(),
        ["indexes and checksums"] = properties =>
            properties.EnableWritePageIndex().EnableStatistics().EnablePageChecksum().DataPagesize(300).WriteBatchSize(11),
        ["without statistics"] = properties => properties.DisableStatistics(),
    };

    private TemporaryFolder folder = null!;

    private static IEnumerable<string> SettingNames => Settings.Keys;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [TestCaseSource(nameof(SettingNames))]
    public void Read_EveryKindOfColumn_GivesEveryValue(string setting)
    {
        var table = Rows.Table().Open(folder, Settings[setting]);
        Rows.AssertScalars(table);
        Rows.AssertLists(table);
    }

    [TestCase(1)]
    [TestCase(17)]
    public void Read_ManyRowGroups_GivesEveryValue(int rowsPerGroup)
    {
        var rows = new HubRows(200);
        var table = rows.Table().Open(folder, _ => { }, rowsPerGroup);
        rows.AssertScalars(table);
        rows.AssertLists(table);
    }

    [Test]
    public void Read_NoRows_HasColumnsAndNoRows()
    {
        var table = new HubRows(0).Table().Open(folder, _ => { });
        Assert.That(table.RowCount, Is.Zero);
        Assert.That(table.Columns.Select(column => column.ToString()), Does.Contain("answers.answer list<string>").And.Contain("nothing null"));
        Assert.That(table.Read(HubRows.Scalars), Is.Empty);
    }

    // Arrow writes truth values of pages of version 2 in runs; lists lack their levels in the decoding library.
    [TestCase(Compression.Uncompressed, true)]
    [TestCase(Compression.Snappy, false)]
    [TestCase(Compression.Gzip, true)]
    [TestCase(Compression.Zstd, true)]
    [TestCase(Compression.Lz4, false)]
    [TestCase(Compression.Brotli, true)]
    public void Read_PagesOfVersion2_GivesEveryValueOrNamesTheColumn(Compression compression, bool hasSmallPages)
    {
        var table = Rows.Table().Open(folder, properties =>
        {
            properties.DataPageVersion(ParquetDataPageVersion.V2).Compression(compression);
            _ = hasSmallPages ? properties.DataPagesize(200).WriteBatchSize(7) : properties;
        });
        Rows.AssertScalars(table, withTruths: false);
        Assert.That(() => table.Read("hard").ToArray(), Refused.With("row group 1, column hard: the encoding RLE of hard bool is not supported: write it with PLAIN"));
        Assert.That(() => table.Read("choices").ToArray(), Refused.With(
            "row group 1, column choices: lists in data pages of version 2 are not supported: write it with data_page_version 1.0"));
    }

    [Test]
    public void Read_Lz4OfHadoop_NamesTheColumn()
    {
        var table = Rows.Table().Open(folder, properties => properties.Compression(Compression.Lz4Hadoop));
        Assert.That(() => table.Read("id").ToArray(), Refused.With(
            table.Files[0], "row group 1, column id: the compression LZ4 in Hadoop's frames is not supported: write it with zstd, snappy or raw LZ4"));
    }

    [Test]
    public void Read_TypesThatAreNotRead_NamesTheColumnOnceItIsAskedFor()
    {
        var table = new HubTable().Text("question", "a", "b")
            .Column("taken", ArrowArrays.Stored(new TimestampType(Apache.Arrow.Types.TimeUnit.Microsecond, "UTC"), [1L, 2L], [true, false]))
            .Column("day", ArrowArrays.Stored(Date32Type.Default, [1, 2], [true, true])).Open(folder, _ => { });
        Assert.That(table.Read("question").Single().Strings("question"), Is.EqualTo(new[] { "a", "b" }));
        foreach (var column in new[] { "taken", "day" })
        {
            Assert.That(() => table.Read(column).ToArray(), Refused.With($"row group 1, column {column}: values of this type are not read"));
        }
    }
}
