using System.Text;

namespace MultiModalRL.Datasets;

/// <summary>
/// Reads structures of Thrift's compact protocol strictly by their <see cref="ThriftShape"/>: within the bytes given,
/// no longer than they say, and no field of another type than declared. Whatever passes can be given to a reader that
/// trusts its input.
/// </summary>
internal ref struct ThriftReader(ReadOnlySpan<byte> bytes)
{
    private const int LongestVarint = 10;

    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    private readonly int Left => bytes.Length - Position;

    /// <summary>Reads a structure up to its end.</summary>
    /// <exception cref="InvalidDataException">It is cut, or is not of this shape.</exception>
    public ThriftStruct ReadStruct(ThriftShape shape)
    {
        var value = new ThriftStruct();
        var id = 0;
        for (var head = ReadByte(); head != 0; head = ReadByte())
        {
            var step = head >> 4;
            id = step > 0 ? id + step : checked((int)ReadInteger());
            var wire = (ThriftType)(head & 15);
            if (shape.Find(id) is { } field)
            {
                Require(field.Accepts(wire), shape, id);
                Require(value.TrySet(id, ReadValue(field, wire, shape, id)), shape, id);
            }
            else
            {
                // Only what every reader knows how to skip.
                Require(wire is >= ThriftType.True and <= ThriftType.Binary, shape, id);
                _ = ReadValue(new(wire, null, null, false), wire, shape, id);
            }
        }

        return value;
    }

    private object ReadValue(ThriftShape.Field field, ThriftType wire, ThriftShape shape, int id)
    {
        switch (wire)
        {
            case ThriftType.True:
                return 1L;
            case ThriftType.False:
                return 0L;
            case ThriftType.Byte:
                return (long)(sbyte)ReadByte();
            case ThriftType.Double:
                _ = Take(sizeof(double));
                return 0L;
            case ThriftType.Binary:
                var text = Take(ReadLength());
                return field.KeepsText ? Encoding.UTF8.GetString(text) : "";
            case ThriftType.List:
                return ReadList(field.Element!, shape, id);
            case ThriftType.Struct:
                return ReadStruct(field.Shape!);
            default:
                return ReadInteger();
        }
    }

    private object[] ReadList(ThriftShape.Field element, ThriftShape shape, int id)
    {
        var head = ReadByte();
        var count = head >> 4 == 15 ? ReadLength() : head >> 4;
        Require(count <= Left && (count == 0 || element.Accepts((ThriftType)(head & 15))), shape, id);
        var list = new object[count];
        for (var i = 0; i < count; i++)
        {
            list[i] = ReadValue(element, element.Type, shape, id);
        }

        return list;
    }

    private int ReadLength()
    {
        var length = ReadVarint();
        return length <= (ulong)Left ? (int)length : throw new InvalidDataException($"a length of {length} with {Left} bytes left");
    }

    private long ReadInteger()
    {
        var zigzag = ReadVarint();
        return (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
    }

    private ulong ReadVarint()
    {
        var value = 0UL;
        for (var i = 0; i < LongestVarint; i++)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7F) << (7 * i);
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("a number without an end");
    }

    private byte ReadByte() => Take(1)[0];

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > Left)
        {
            throw new InvalidDataException("a structure without an end");
        }

        Position += count;
        return bytes.Slice(Position - count, count);
    }

    private static void Require(bool condition, ThriftShape shape, int id)
    {
        if (!condition)
        {
            throw new InvalidDataException($"field {id} of {shape.Name} is not what it should be");
        }
    }
}
