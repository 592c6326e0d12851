using Parquet;
using Parquet.Schema;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Writes Parquet files column by column with every level given by hand, apart from the writer under test.</summary>
internal sealed class RawParquet(Field[] fields, CompressionMethod compression = CompressionMethod.Snappy)
{
    private readonly List<Func<ParquetRowGroupWriter, DataField[], Task>[]> groups = [];

    /// <summary>Writes dictionary pages wherever a value repeats.</summary>
    public bool UsesDictionaries { get; init; }

    /// <summary>Adds a row group: what each leaf holds, in the order of the schema.</summary>
    public RawParquet Group(params Func<ParquetRowGroupWriter, DataField, Task>[] leaves)
    {
        groups.Add([.. leaves.Select((write, i) => (Func<ParquetRowGroupWriter, DataField[], Task>)((group, all) => write(group, all[i])))]);
        return this;
    }

    /// <summary>Values that are spans or numbers, with their levels; those that are missing are left out of the values.</summary>
    public static Func<ParquetRowGroupWriter, DataField, Task> Leaf<T>(T[] values, int[]? definitions = null, int[]? repetitions = null)
        where T : struct => (group, field) => group.WriteAllPartsAsync<T>(
            field, values, definitions is null ? null : (ReadOnlyMemory<int>?)definitions, repetitions is null ? null : (ReadOnlyMemory<int>?)repetitions, default);

    /// <summary>The same for text.</summary>
    public static Func<ParquetRowGroupWriter, DataField, Task> Texts(string[] values, int[]? definitions = null, int[]? repetitions = null) =>
        Leaf(Array.ConvertAll(values, value => value.AsMemory()), definitions, repetitions);

    /// <summary>The same for bytes.</summary>
    public static Func<ParquetRowGroupWriter, DataField, Task> Bytes(byte[][] values, int[]? definitions = null, int[]? repetitions = null) =>
        Leaf(Array.ConvertAll(values, value => (ReadOnlyMemory<byte>)value), definitions, repetitions);

    /// <summary>The group that HF's image feature makes.</summary>
    public static StructField Image(string name) =>
        new(name, new DataField<byte[]>("bytes", true), new DataField<string>("path", true));

    public byte[] ToArray()
    {
        using var stream = new MemoryStream();
        Write(stream).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private async Task Write(MemoryStream stream)
    {
        var options = new ParquetOptions { CompressionMethod = compression, DictionaryEncodingThreshold = UsesDictionaries ? 1 : 0 };
        var schema = new ParquetSchema(fields);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream, options);
        foreach (var leaves in groups)
        {
            using var group = writer.CreateRowGroup();
            foreach (var leaf in leaves)
            {
                await leaf(group, schema.GetDataFields());
            }
        }
    }
}
