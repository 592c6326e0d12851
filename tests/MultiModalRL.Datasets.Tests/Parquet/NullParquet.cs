using System.Buffers.Binary;
using System.Text;

namespace MultiModalRL.Datasets.Tests;

/// <summary>
/// A Parquet file of one column of the logical type Null, byte by byte from the format's description, since the writing
/// library does not make such columns.
/// </summary>
internal static class NullParquet
{
    /// <summary>An uncompressed file with one page of definition levels that are all 0.</summary>
    public static byte[] Of(string column, int rows)
    {
        // Four bytes of length, then one run: its length shifted by one, and the level in one byte.
        byte[] page = [2, 0, 0, 0, (byte)(rows << 1), 0];
        byte[] header =
        [
            0x15, 0, 0x15, Zigzag(page.Length), 0x15, Zigzag(page.Length),
            0x2C, 0x15, Zigzag(rows), 0x15, 0, 0x15, 6, 0x15, 6, 0, 0,
        ];
        byte[] name = [(byte)column.Length, .. Encoding.UTF8.GetBytes(column)];
        var size = header.Length + page.Length;
        byte[] metadata =
        [
            0x15, 2, 0x19, 0x25, 0, 6, 0x19, 0x18, .. name, 0x15, 0, 0x16, Zigzag(rows), 0x16, Zigzag(size), 0x16, Zigzag(size),
            0x26, Zigzag(4), 0,
        ];
        byte[] chunk = [0x26, Zigzag(4), 0x1C, .. metadata, 0];
        byte[] group = [0x19, 0x1C, .. chunk, 0x16, Zigzag(size), 0x16, Zigzag(rows), 0];
        byte[] root = [0x48, 6, .. "schema"u8, 0x15, 2, 0];
        byte[] leaf = [0x15, 2, 0x25, 2, 0x18, .. name, 0x6C, 0xBC, 0, 0, 0];
        byte[] footer = [0x15, 2, 0x19, 0x2C, .. root, .. leaf, 0x16, Zigzag(rows), 0x19, 0x1C, .. group, 0];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. "PAR1"u8, .. header, .. page, .. footer, .. length, .. "PAR1"u8];
    }

    private static byte Zigzag(int small) => small < 64 ? (byte)(small << 1) : throw new ArgumentOutOfRangeException(nameof(small));
}
