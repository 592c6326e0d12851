using Apache.Arrow;
using ParquetSharp;
using ParquetSharp.Arrow;

namespace MultiModalRL.Datasets.Tests;

/// <summary>
/// Writes Parquet with the schemas that the Hugging Face hub's exports have, by the writer that they are written by: that of Arrow.
/// </summary>
internal sealed class HubTable
{
    private readonly List<Field> fields = [];
    private readonly List<IArrowArray> columns = [];

    /// <summary>A column of any type, which may have nulls unless it is required.</summary>
    public HubTable Column(string name, IArrowArray values, bool isRequired = false)
    {
        fields.Add(new Field(name, values.Data.DataType, !isRequired));
        columns.Add(values);
        return this;
    }

    public HubTable Text(string name, params string?[] rows) => Column(name, ArrowArrays.Texts(rows));

    /// <summary>Numbers or truth values of any width.</summary>
    public HubTable Values<T>(string name, params T?[] rows) where T : struct => Column(name, ArrowArrays.Values(rows));

    public HubTable Texts(string name, params string?[]?[] rows) => Column(name, TextLists(rows));

    /// <summary>A list of structures of texts.</summary>
    public HubTable Structures(string name, params (string Field, string?[]?[] Rows)[] members) =>
        Structures(name, LengthsOf(members[0].Rows), [.. members.Select(member => (member.Field, ArrowArrays.Texts(Flat(member.Rows))))]);

    /// <summary>A list of structures of anything.</summary>
    public HubTable Structures(string name, int?[] lengths, params (string Field, IArrowArray Elements)[] members) =>
        Column(name, ArrowArrays.Lists(ArrowArrays.Structures(All(members[0].Elements.Length), members), lengths));

    /// <summary>A structure of lists of texts, as sequences of structures are exported.</summary>
    public HubTable Sequences(string name, params (string Field, string?[]?[] Rows)[] members) =>
        Structure(name, [.. members.Select(member => (member.Field, TextLists(member.Rows)))]);

    /// <summary>A structure of texts.</summary>
    public HubTable Structure(string name, params (string Field, string?[] Rows)[] members) =>
        Structure(name, [.. members.Select(member => (member.Field, ArrowArrays.Texts(member.Rows)))]);

    /// <summary>MathVista's metadata: texts and one list.</summary>
    public HubTable StructureWithList(string name, (string Field, string[][] Rows) list, params (string Field, string?[] Rows)[] members) =>
        Structure(name, [.. members.Select(member => (member.Field, ArrowArrays.Texts(member.Rows))), (list.Field, TextLists(list.Rows))]);

    public HubTable Image(string name, params byte[]?[] rows) => Column(name, ArrowArrays.Structures(
        System.Array.ConvertAll(rows, row => row is not null), ("bytes", ArrowArrays.Bytes(rows)), ("path", ArrowArrays.Texts(new string?[rows.Length]))));

    public HubTable Images(string name, params byte[][][] rows)
    {
        var images = Flat(rows);
        return Structures(name, LengthsOf(rows), ("bytes", ArrowArrays.Bytes(images)), ("path", ArrowArrays.Texts(new string?[images.Length])));
    }

    /// <summary>Writes the file as pyarrow does unless told otherwise.</summary>
    public void Write(string file, WriterProperties? properties = null, long rowsPerGroup = 1000)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var features = new Dictionary<string, string> { ["huggingface"] = """{"info":{"features":{}}}""" };
        var schema = new Schema(fields, features);
        using var usual = new WriterPropertiesBuilder().Compression(Compression.Snappy).Build();
        using var arrow = new ArrowWriterPropertiesBuilder().StoreSchema().Build();
        using var writer = new FileWriter(file, schema, properties ?? usual, arrow);
        using var batch = new RecordBatch(schema, columns, columns.Count == 0 ? 0 : columns[0].Length);
        writer.WriteRecordBatch(batch, rowsPerGroup);
        writer.Close();
    }

    private HubTable Structure(string name, (string Field, IArrowArray Values)[] members) =>
        Column(name, ArrowArrays.Structures(All(members[0].Values.Length), members));

    private static IArrowArray TextLists(string?[]?[] rows) => ArrowArrays.Lists(ArrowArrays.Texts(Flat(rows)), LengthsOf(rows));

    private static T[] Flat<T>(T[]?[] rows) => [.. rows.SelectMany(row => row ?? [])];

    private static int?[] LengthsOf<T>(T[]?[] rows) => System.Array.ConvertAll(rows, row => row?.Length);

    private static bool[] All(int count) => [.. Enumerable.Repeat(true, count)];
}
