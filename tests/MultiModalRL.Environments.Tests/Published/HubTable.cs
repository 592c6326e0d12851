using Parquet;
using Parquet.Schema;

namespace MultiModalRL.Environments.Tests;

/// <summary>Writes Parquet with the schemas that the Hugging Face hub's exports have, every level by hand.</summary>
internal sealed class HubTable
{
    private readonly List<Field> fields = [];
    private readonly List<Func<ParquetRowGroupWriter, DataField, Task>> leaves = [];

    public HubTable Text(string name, params string?[] rows)
    {
        fields.Add(new DataField<string>(name, true));
        return Leaf(TextsOf(rows), LevelsOf(rows, 1));
    }

    /// <summary>Numbers or truth values of any width.</summary>
    public HubTable Values<T>(string name, params T?[] rows) where T : struct
    {
        fields.Add(new DataField<T>(name, true));
        return Leaf([.. rows.Where(row => row is not null).Select(row => row!.Value)], LevelsOf(rows, 1));
    }

    public HubTable Texts(string name, params string[]?[] rows)
    {
        fields.Add(new ListField(name, new DataField<string>("element", true)));
        return List(rows, 0);
    }

    /// <summary>A list of structures of texts.</summary>
    public HubTable Structures(string name, params (string Field, string[][] Rows)[] members)
    {
        fields.Add(new ListField(name, new StructField("element", [.. members.Select(member => new DataField<string>(member.Field, true))])));
        return members.Aggregate(this, (table, member) => table.Leaf(
            TextsOf([.. member.Rows.SelectMany(row => row)]),
            [.. member.Rows.SelectMany(row => row.Length == 0 ? [1] : row.Select(_ => 4))], RepetitionsOf(member.Rows)));
    }

    /// <summary>A structure of lists of texts, as sequences of structures are exported.</summary>
    public HubTable Sequences(string name, params (string Field, string[][] Rows)[] members)
    {
        fields.Add(new StructField(name, [.. members.Select(member => new ListField(member.Field, new DataField<string>("element", true)))]));
        return members.Aggregate(this, (table, member) => table.List(member.Rows, 1));
    }

    /// <summary>A structure of texts.</summary>
    public HubTable Structure(string name, params (string Field, string?[] Rows)[] members)
    {
        fields.Add(new StructField(name, [.. members.Select(member => new DataField<string>(member.Field, true))]));
        return members.Aggregate(this, (table, member) => table.Leaf(TextsOf(member.Rows), [.. member.Rows.Select(row => row is null ? 1 : 2)]));
    }

    /// <summary>MathVista's metadata: texts and one list.</summary>
    public HubTable StructureWithList(string name, (string Field, string[][] Rows) list, params (string Field, string?[] Rows)[] members)
    {
        fields.Add(new StructField(
            name, [.. members.Select(member => new DataField<string>(member.Field, true)), new ListField(list.Field, new DataField<string>("element", true))]));
        return members.Aggregate(this, (table, member) => table.Leaf(TextsOf(member.Rows), [.. member.Rows.Select(row => row is null ? 1 : 2)]))
            .List(list.Rows, 1);
    }

    public HubTable Image(string name, params byte[]?[] rows)
    {
        fields.Add(new StructField(name, new DataField<byte[]>("bytes", true), new DataField<string>("path", true)));
        return Leaf(
            [.. rows.Where(row => row is not null).Select(row => (ReadOnlyMemory<byte>)row)], [.. rows.Select(row => row is null ? 0 : 2)])
            .Leaf<ReadOnlyMemory<char>>([], [.. rows.Select(row => row is null ? 0 : 1)]);
    }

    public HubTable Images(string name, params byte[][][] rows)
    {
        fields.Add(new ListField(name, new StructField("element", new DataField<byte[]>("bytes", true), new DataField<string>("path", true))));
        var repetitions = RepetitionsOf(rows);
        return Leaf([.. rows.SelectMany(row => row).Select(image => (ReadOnlyMemory<byte>)image)], Array.ConvertAll(repetitions, _ => 4), repetitions)
            .Leaf<ReadOnlyMemory<char>>([], Array.ConvertAll(repetitions, _ => 3), repetitions);
    }

    public void Write(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = File.Create(file);
        WriteTo(stream).GetAwaiter().GetResult();
    }

    private async Task WriteTo(Stream stream)
    {
        var schema = new ParquetSchema(fields);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        using var group = writer.CreateRowGroup();
        var all = schema.GetDataFields();
        for (var leaf = 0; leaf < all.Length; leaf++)
        {
            await leaves[leaf](group, all[leaf]);
        }
    }

    /// <summary>Lists of texts below some optional groups.</summary>
    private HubTable List(string[]?[] rows, int above) => Leaf(
        TextsOf([.. rows.SelectMany(row => row ?? [])]),
        [.. rows.SelectMany(row => row is null ? [above] : row.Length == 0 ? [above + 1] : row.Select(_ => above + 3))],
        RepetitionsOf(rows));

    private HubTable Leaf<T>(T[] values, int[] definitions, int[]? repetitions = null) where T : struct
    {
        leaves.Add((group, field) => group.WriteAllPartsAsync<T>(
            field, values, (ReadOnlyMemory<int>?)definitions, repetitions is null ? null : (ReadOnlyMemory<int>?)repetitions, default));
        return this;
    }

    private static ReadOnlyMemory<char>[] TextsOf(string?[] rows) => [.. rows.OfType<string>().Select(row => row.AsMemory())];

    private static int[] LevelsOf<T>(T?[] rows, int present) => Array.ConvertAll(rows, row => row is null ? 0 : present);

    private static int[] RepetitionsOf<T>(T[]?[] rows) =>
        [.. rows.SelectMany(row => row is null or [] ? [0] : row.Select((_, place) => place == 0 ? 0 : 1))];
}
