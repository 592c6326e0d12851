using ParquetSharp;
using Utf8 = System.Text.Encoding;

namespace MultiModalRL.Datasets.Tests;

/// <summary>The encodings that Arrow's writer uses only where it is told to: each gives every value, or is refused.</summary>
public sealed class ArrowEncodingTests
{
    private TemporaryFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Read_WholeNumbers_GivesEveryValue(
        [Values(Encoding.Plain, Encoding.DeltaBinaryPacked, Encoding.ByteStreamSplit)] Encoding encoding,
        [Values("extremes", "squares", "equal", "falling")] string series,
        [Values(1 << 20, 100)] int pageBytes)
    {
        long[] numbers = [.. Enumerable.Range(0, 1000).Select(i => series switch
        {
            "extremes" => i % 3 == 0 ? long.MaxValue - i : i % 3 == 1 ? long.MinValue + i : i,
            "squares" => 7919L * i * i,
            "equal" => 5,
            _ => -i,
        })];
        var table = new HubTable()
            .Values("i64", Array.ConvertAll(numbers, value => (long?)value)).Values("i32", Array.ConvertAll(numbers, value => (int?)value))
            .Values("i16", Array.ConvertAll(numbers, value => (short?)value)).Values("u16", Array.ConvertAll(numbers, value => (ushort?)value))
            .Values("u32", Array.ConvertAll(numbers, value => (uint?)value)).Values("u64", Array.ConvertAll(numbers, value => (ulong?)(value & long.MaxValue)))
            .Values("nulls", Array.ConvertAll(numbers, WithNulls)).Column("list", ArrowArrays.Lists(ArrowArrays.Values(Array.ConvertAll(numbers, WithNulls)), [.. numbers.Select(_ => (int?)1)]))
            .Open(folder, properties => properties.DisableDictionary().Encoding(encoding).DataPagesize(pageBytes).WriteBatchSize(33));
        var groups = table.Read(table.Columns.Select(column => column.Name)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(groups.SelectMany(rows => rows.Int64s("i64")), Is.EqualTo(numbers));
            Assert.That(groups.SelectMany(rows => rows.Int64s("i32")), Is.EqualTo(Array.ConvertAll(numbers, value => (int)value)));
            Assert.That(groups.SelectMany(rows => rows.Int64s("i16")), Is.EqualTo(Array.ConvertAll(numbers, value => (short)value)));
            Assert.That(groups.SelectMany(rows => rows.Int64s("u16")), Is.EqualTo(Array.ConvertAll(numbers, value => (ushort)value)));
            Assert.That(groups.SelectMany(rows => rows.Int64s("u32")), Is.EqualTo(Array.ConvertAll(numbers, value => (uint)value)));
            Assert.That(groups.SelectMany(rows => rows.Int64s("u64")), Is.EqualTo(Array.ConvertAll(numbers, value => value & long.MaxValue)));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64s("nulls")), Is.EqualTo(Array.ConvertAll(numbers, WithNulls)));
            Assert.That(groups.SelectMany(rows => rows.OptionalInt64Lists("list")).Select(list => list!.Value.Single()), Is.EqualTo(Array.ConvertAll(numbers, WithNulls)));
        });
    }

    [Test]
    public void Read_RealNumbersSplitByByte_GivesEveryValue([Values(1 << 20, 100)] int pageBytes)
    {
        double?[] numbers = [double.MaxValue, null, -0.0, double.Epsilon, double.NegativeInfinity, .. Enumerable.Range(0, 500).Select(i => (double?)(i / 7.0))];
        var table = new HubTable().Values("precision", numbers).Values("share", Array.ConvertAll(numbers, value => (float?)value))
            .Open(folder, properties => properties.DisableDictionary().Encoding(Encoding.ByteStreamSplit).DataPagesize(pageBytes).WriteBatchSize(33));
        var groups = table.Read("precision", "share").ToArray();
        Assert.That(groups.SelectMany(rows => rows.OptionalDoubles("precision")), Is.EqualTo(numbers));
        Assert.That(groups.SelectMany(rows => rows.OptionalDoubles("share")), Is.EqualTo(Array.ConvertAll(numbers, value => (double?)(float?)value)));
    }

    [TestCase(Encoding.Plain)]
    [TestCase(Encoding.DeltaLengthByteArray)]
    public void Read_Texts_GivesEveryValue(Encoding encoding)
    {
        var rows = new HubRows(2500);
        string[] columns = ["question", "kind", "image.path", "choices.list.element", "answers.list.element.answer"];
        var table = rows.Table().Open(folder, properties =>
        {
            properties.DisableDictionary().DataPagesize(300).WriteBatchSize(13);
            Array.ForEach(columns, column => properties.Encoding(column, encoding));
        });
        rows.AssertScalars(table);
        rows.AssertLists(table);
    }

    // é and è share their first byte: the decoding library would take it for a letter and give another text.
    [Test]
    public void Read_TextsThatShareBytes_NamesTheColumn()
    {
        var table = new HubTable().Text("question", "éa", "èb").Open(folder, WithSharedBytes);
        Assert.That(() => table.Read("question").ToArray(), Refused.With(
            table.Files[0], "row group 1, column question: the encoding DELTA_BYTE_ARRAY of question string is not supported: write it with PLAIN"));
    }

    [TestCase(Encoding.DeltaLengthByteArray)]
    [TestCase(Encoding.DeltaByteArray)]
    public void Read_BytesThatShareBytes_GivesEveryValue(Encoding encoding)
    {
        byte[]?[] images = [.. Enumerable.Range(0, 500).Select(i => i % 5 == 2 ? null : Utf8.UTF8.GetBytes($"é{i / 3} and è{i % 7}"))];
        var table = new HubTable().Column("image", ArrowArrays.Bytes(images))
            .Open(folder, properties => properties.DisableDictionary().Encoding(encoding).DataPagesize(300).WriteBatchSize(13));
        Assert.That(table.Read("image").SelectMany(rows => rows.OptionalBytes("image")).Select(bytes => bytes?.ToArray()), Is.EqualTo(images));
    }

    [TestCase(Encoding.DeltaBinaryPacked, "DELTA_BINARY_PACKED")]
    [TestCase(Encoding.ByteStreamSplit, "BYTE_STREAM_SPLIT")]
    public void Read_NumbersOfOneByte_NamesTheColumn(Encoding encoding, string name)
    {
        var table = new HubTable().Values<sbyte>("answer", 1, -2).Values<byte>("level", 3, 200)
            .Open(folder, properties => properties.DisableDictionary().Encoding(encoding));
        foreach (var column in new[] { "answer", "level" })
        {
            Assert.That(() => table.Read(column).ToArray(), Refused.With($"column {column}: the encoding {name} of {column} integer is not supported: write it with PLAIN"));
        }
    }

    private static long? WithNulls(long value) => value % 7 == 3 ? null : value;

    private static void WithSharedBytes(WriterPropertiesBuilder properties) => properties.DisableDictionary().Encoding(Encoding.DeltaByteArray);
}
