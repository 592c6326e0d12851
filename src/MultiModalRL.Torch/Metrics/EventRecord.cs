using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace MultiModalRL.Torch;

/// <summary>
/// The records of a TensorBoard event file: TFRecord framing (length, masked CRC-32C, payload, masked CRC-32C; all
/// little-endian) around protocol-buffer messages <c>tensorflow.Event</c>, of which only the fields below are used.
/// </summary>
internal static class EventRecord
{
    // event.proto and summary.proto: field number · 8 + wire type (0 varint, 1 64-bit, 2 length-delimited, 5 32-bit).
    private const byte WallTime = 9;
    private const byte StepField = 16;
    private const byte FileVersion = 26;
    private const byte Summary = 42;
    private const byte SessionLog = 58;
    private const byte SummaryValue = 10;
    private const byte ValueTag = 10;
    private const byte SimpleValue = 21;
    private const byte SessionStatus = 8;
    private const byte SessionStart = 1;
    private const int FrameLength = 16;

    /// <summary>The first event of a file.</summary>
    public static byte[] Version(double wallTime) => Event(wallTime, 0, FileVersion, "brain.Event:2"u8);

    /// <summary>Tells readers that what was at this step and above is void.</summary>
    public static byte[] Restart(double wallTime, long step) => Event(wallTime, step, SessionLog, [SessionStatus, SessionStart]);

    /// <summary>One number of a tag.</summary>
    public static byte[] Scalar(double wallTime, long step, string tag, float value)
    {
        using var inner = new MemoryStream();
        WriteBytes(inner, ValueTag, Encoding.UTF8.GetBytes(tag));
        inner.WriteByte(SimpleValue);
        Span<byte> single = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(single, value);
        inner.Write(single);
        using var summary = new MemoryStream();
        WriteBytes(summary, SummaryValue, inner.GetBuffer().AsSpan(0, (int)inner.Length));
        return Event(wallTime, step, Summary, summary.GetBuffer().AsSpan(0, (int)summary.Length));
    }

    /// <summary>A payload within its frame.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> payload)
    {
        var framed = new byte[payload.Length + FrameLength];
        BinaryPrimitives.WriteUInt64LittleEndian(framed, (ulong)payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(8), MaskedCrc(framed.AsSpan(0, 8)));
        payload.CopyTo(framed.AsSpan(12));
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(12 + payload.Length), MaskedCrc(payload));
        return framed;
    }

    /// <summary>The length of the whole record at the start of some bytes; 0 where they hold no intact one.</summary>
    public static int Next(ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        payload = default;
        if (bytes.Length < FrameLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != MaskedCrc(bytes[..8]))
        {
            return 0;
        }

        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (length > (ulong)(bytes.Length - FrameLength))
        {
            return 0;
        }

        payload = bytes.Slice(12, (int)length);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes[(12 + (int)length)..]) == MaskedCrc(payload) ? (int)length + FrameLength : 0;
    }

    /// <summary>The step of an event written here (0 where it has none).</summary>
    public static long StepOf(ReadOnlySpan<byte> payload)
    {
        const int AfterWallTime = 9;
        if (payload.Length <= AfterWallTime || payload[0] != WallTime || payload[AfterWallTime] != StepField)
        {
            return 0;
        }

        var step = 0ul;
        var shift = 0;
        for (var i = AfterWallTime + 1; i < payload.Length && shift < 64; i++, shift += 7)
        {
            step |= (ulong)(payload[i] & 0x7F) << shift;
            if (payload[i] < 0x80)
            {
                break;
            }
        }

        return (long)step;
    }

    private static byte[] Event(double wallTime, long step, byte field, ReadOnlySpan<byte> content)
    {
        using var message = new MemoryStream();
        message.WriteByte(WallTime);
        Span<byte> time = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(time, wallTime);
        message.Write(time);
        message.WriteByte(StepField);
        WriteVarint(message, (ulong)step);
        WriteBytes(message, field, content);
        return Frame(message.GetBuffer().AsSpan(0, (int)message.Length));
    }

    private static void WriteBytes(MemoryStream message, byte field, ReadOnlySpan<byte> content)
    {
        message.WriteByte(field);
        WriteVarint(message, (ulong)content.Length);
        message.Write(content);
    }

    private static void WriteVarint(MemoryStream message, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            message.WriteByte((byte)(value | 0x80));
        }

        message.WriteByte((byte)value);
    }

    private static uint MaskedCrc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        crc = ~crc;
        return unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);
    }
}
