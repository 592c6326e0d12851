using Parquet;
using Parquet.Schema;

namespace MultiModalRL.Datasets;

/// <summary>Decodes one chunk into values of the few types that the rest of the library knows.</summary>
internal sealed class ChunkReader(ParquetRowGroupReader rows, DataField field, ParquetLeaf leaf, int count)
{
    private readonly int[] definitions = new int[leaf.MaxDefinition > 0 ? count : 0];
    private readonly int[] repetitions = new int[leaf.MaxRepetition > 0 ? count : 0];

    /// <summary>Decodes the chunk, whose pages must have been checked.</summary>
    public ColumnValues Read() => new(leaf, Values(), definitions, repetitions);

    private Array Values() => leaf.Column.Kind switch
    {
        ParquetKind.Null => Nulls(),
        ParquetKind.Boolean => Raw<bool>(),
        ParquetKind.Text => Texts(),
        ParquetKind.Binary => Filled<byte>(),
        ParquetKind.RealNumber => field.ClrType == typeof(float) ? Array.ConvertAll(Raw<float>(), value => (double)value) : Raw<double>(),
        _ => Integers(),
    };

    private string[] Nulls()
    {
        _ = Integers();
        return Defined() == 0 ? [] : throw new InvalidDataException("a column of the type null has values");
    }

    private long[] Integers() => Type.GetTypeCode(field.ClrType) switch
    {
        TypeCode.SByte => Array.ConvertAll(Raw<sbyte>(), value => (long)value),
        TypeCode.Byte => Array.ConvertAll(Raw<byte>(), value => (long)value),
        TypeCode.Int16 => Array.ConvertAll(Raw<short>(), value => (long)value),
        TypeCode.UInt16 => Array.ConvertAll(Raw<ushort>(), value => (long)value),
        TypeCode.Int32 => Array.ConvertAll(Raw<int>(), value => (long)value),
        TypeCode.UInt32 => Array.ConvertAll(Raw<uint>(), value => (long)value),
        TypeCode.Int64 => Raw<long>(),
        TypeCode.UInt64 => Array.ConvertAll(Raw<ulong>(), value => checked((long)value)),
        _ => throw new InvalidDataException($"whole numbers of the type {field.ClrType.Name}"),
    };

    private string[] Texts() => Array.ConvertAll(Filled<char>(), text => new string(text.Span));

    /// <summary>Values that are spans of memory: a page that ends early leaves some unset, which the library does not report.</summary>
    private ReadOnlyMemory<T>[] Filled<T>()
    {
        var values = new ReadOnlyMemory<T>[count];
        ReadOnlyMemory<T> unset = new T[1];
        Array.Fill(values, unset);
        var filled = Raw(values);
        return Array.TrueForAll(filled, value => !value.Equals(unset)) ? filled : throw new InvalidDataException("a page ends within its values");
    }

    private T[] Raw<T>() where T : struct => Raw(new T[count]);

    private T[] Raw<T>(T[] values) where T : struct
    {
        rows.ReadRawAsync<T>(
            field,
            values,
            leaf.MaxDefinition > 0 ? (Memory<int>?)definitions : null,
            leaf.MaxRepetition > 0 ? (Memory<int>?)repetitions : null).AsTask().GetAwaiter().GetResult();
        CheckLevels();
        return values.AsSpan(0, Defined()).ToArray();
    }

    private void CheckLevels()
    {
        if (repetitions.Length > 0 && repetitions[0] != 0)
        {
            throw new InvalidDataException("its first row begins within a list");
        }

        if (definitions.AsSpan().ContainsAnyExceptInRange(0, leaf.MaxDefinition)
            || repetitions.AsSpan().ContainsAnyExceptInRange(0, leaf.MaxRepetition))
        {
            throw new InvalidDataException("its levels are out of range");
        }
    }

    private int Defined() => leaf.MaxDefinition > 0 ? definitions.AsSpan().Count(leaf.MaxDefinition) : count;
}
