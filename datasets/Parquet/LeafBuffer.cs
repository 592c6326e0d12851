using Parquet;
using Parquet.Schema;

namespace MultiModalRL.Datasets;

/// <summary>The values and levels of a leaf column that are not written yet.</summary>
/// <param name="name">The name, with dots where it is a field of a group.</param>
/// <param name="isList">Whether a row holds a list of values.</param>
/// <param name="isImage">Whether the group around it is an image, which may be missing as a whole.</param>
internal abstract class LeafBuffer(string name, bool isList, bool isImage)
{
    /// <summary>The name of the column, or of the group that it is a field of.</summary>
    public string Top { get; } = name.Split('.')[0];

    /// <summary>The name of the field in its group; empty where the column stands alone.</summary>
    public string FieldName { get; } = name.Contains('.', StringComparison.Ordinal) ? name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..] : "";

    /// <summary>Whether a row holds a list of values.</summary>
    public bool IsList => isList;

    /// <summary>Whether the group around it is an image.</summary>
    public bool IsImage => isImage;

    /// <summary>Rows that were given a value since the last flush.</summary>
    public int Rows { get; protected set; }

    /// <summary>Elements of the current row's list; −1 where it has none.</summary>
    public int Elements { get; protected set; }

    /// <summary>Bytes of the values held, roughly.</summary>
    public long Bytes { get; protected set; }

    /// <summary>What Hugging Face calls the type of a value.</summary>
    public abstract string FeatureType { get; }

    /// <summary>The definition level of a value that is there.</summary>
    protected int Whole => (isList ? 3 : 1) + (FieldName.Length > 0 ? 1 : 0);

    /// <summary>A leaf of the schema.</summary>
    public abstract DataField Field(string name);

    /// <summary>Writes what is held, and forgets it.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, DataField field);
}

/// <summary>The values of one type.</summary>
/// <typeparam name="TValue">What the caller gives.</typeparam>
/// <typeparam name="TStored">What the library writes.</typeparam>
internal sealed class LeafBuffer<TValue, TStored>(
    string name, bool isList, bool isImage, string featureType, Func<TValue, TStored?> convert, Func<TStored, int> size)
    : LeafBuffer(name, isList, isImage)
    where TStored : struct
{
    private readonly List<TStored> values = [];
    private readonly List<int> definitions = [];
    private readonly List<int> repetitions = [];

    /// <inheritdoc/>
    public override string FeatureType => featureType;

    /// <summary>Gives a row its one value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="groupIsMissing">Whether the group around it is missing as well.</param>
    public void Append(TValue value, bool groupIsMissing = false)
    {
        Rows++;
        Add(value, 0, groupIsMissing ? 0 : Whole - 1);
    }

    /// <summary>Gives a row its list.</summary>
    public void AppendList(IReadOnlyList<TValue>? list)
    {
        Rows++;
        Elements = list?.Count ?? -1;
        if (list is null or [])
        {
            definitions.Add(list is null ? 0 : 1);
            repetitions.Add(0);
            return;
        }

        for (var i = 0; i < list.Count; i++)
        {
            Add(list[i], i == 0 ? 0 : 1, Whole - 1);
        }
    }

    /// <inheritdoc/>
    public override DataField Field(string name) => new(name, typeof(TStored) switch
    {
        var type when type == typeof(ReadOnlyMemory<char>) => typeof(string),
        var type when type == typeof(ReadOnlyMemory<byte>) => typeof(byte[]),
        var type => type,
    }, isNullable: true);

    /// <inheritdoc/>
    public override async Task WriteAsync(ParquetRowGroupWriter group, DataField field)
    {
        await group.WriteAllPartsAsync<TStored>(
            field, values.ToArray(), definitions.ToArray(), IsList ? (ReadOnlyMemory<int>?)repetitions.ToArray() : null, CancellationToken.None);
        values.Clear();
        definitions.Clear();
        repetitions.Clear();
        (Rows, Bytes) = (0, 0);
    }

    private void Add(TValue value, int repetition, int missing)
    {
        repetitions.Add(repetition);
        if (convert(value) is { } stored)
        {
            values.Add(stored);
            definitions.Add(Whole);
            Bytes += size(stored);
        }
        else
        {
            definitions.Add(missing);
        }
    }
}
