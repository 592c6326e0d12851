using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Arrow's arrays of what rows hold; null is a missing value.</summary>
internal static class ArrowArrays
{
    private static readonly Dictionary<Type, IArrowType> Types = new()
    {
        [typeof(sbyte)] = Int8Type.Default, [typeof(short)] = Int16Type.Default, [typeof(int)] = Int32Type.Default, [typeof(long)] = Int64Type.Default,
        [typeof(byte)] = UInt8Type.Default, [typeof(ushort)] = UInt16Type.Default, [typeof(uint)] = UInt32Type.Default, [typeof(ulong)] = UInt64Type.Default,
        [typeof(float)] = FloatType.Default, [typeof(double)] = DoubleType.Default,
    };

    public static IArrowArray Texts(IEnumerable<string?> rows) => new StringArray.Builder().AppendRange(rows).Build();

    public static IArrowArray Bytes(IEnumerable<byte[]?> rows) => rows.Aggregate(
        new BinaryArray.Builder(), (builder, row) => row is null ? builder.AppendNull() : builder.Append(row.AsSpan())).Build();

    public static IArrowArray Truths(IEnumerable<bool?> rows) => rows.Aggregate(
        new BooleanArray.Builder(), (builder, row) => row is null ? builder.AppendNull() : builder.Append(row.Value)).Build();

    /// <summary>Numbers of any width, or truth values.</summary>
    public static IArrowArray Values<T>(T?[] rows) where T : struct => rows is bool?[] truths
        ? Truths(truths)
        : Stored(Types[typeof(T)], System.Array.ConvertAll(rows, row => row.GetValueOrDefault()), System.Array.ConvertAll(rows, row => row is not null));

    /// <summary>Numbers under a type that stores them as something else, such as a time.</summary>
    public static IArrowArray Stored<T>(IArrowType type, T[] values, bool[] isThere) where T : struct => ArrowArrayFactory.BuildArray(
        new ArrayData(type, values.Length, Missing(isThere), 0, [Bits(isThere), new(MemoryMarshal.AsBytes(values.AsSpan()).ToArray())]));

    /// <summary>Lists of so many of the elements each, one after the other; null is no list.</summary>
    public static IArrowArray Lists(IArrowArray elements, int?[] lengths)
    {
        var offsets = new int[lengths.Length + 1];
        for (var row = 0; row < lengths.Length; row++)
        {
            offsets[row + 1] = offsets[row] + (lengths[row] ?? 0);
        }

        var isThere = System.Array.ConvertAll(lengths, length => length is not null);
        return new ListArray(
            new ListType(new Field("item", elements.Data.DataType, true)), lengths.Length, new(MemoryMarshal.AsBytes(offsets.AsSpan()).ToArray()),
            elements, Bits(isThere), Missing(isThere));
    }

    public static IArrowArray Structures(bool[] isThere, params (string Name, IArrowArray Values)[] members) => new StructArray(
        new StructType([.. members.Select(member => new Field(member.Name, member.Values.Data.DataType, true))]),
        isThere.Length, members.Select(member => member.Values), Bits(isThere), Missing(isThere));

    private static ArrowBuffer Bits(bool[] isThere) => new ArrowBuffer.BitmapBuilder().AppendRange(isThere).Build();

    private static int Missing(bool[] isThere) => isThere.Count(there => !there);
}
