using System.Buffers.Binary;

namespace MultiModalRL.Torch;

/// <summary>
/// Checks that a library's file holds every byte its program headers promise: the system's loader maps them unseen,
/// and a file cut short kills the process with a bus error instead of failing to load.
/// </summary>
internal static class ElfSegments
{
    private const int HeaderLength = 64;
    private const int ProgramHeaderLength = 56;
    private const uint Loadable = 1;

    /// <summary>Returns what is wrong with the file, or null. Reads its headers only.</summary>
    public static string? Problem(string path)
    {
        using var file = File.OpenHandle(path);
        var length = (ulong)RandomAccess.GetLength(file);
        Span<byte> header = stackalloc byte[HeaderLength];
        if (RandomAccess.Read(file, header, 0) < HeaderLength || !header.StartsWith("\u007fELF"u8) || header[4] != 2 || header[5] != 1)
        {
            return "not a 64-bit little-endian ELF file";
        }

        var table = BinaryPrimitives.ReadUInt64LittleEndian(header[0x20..]);
        var entryLength = BinaryPrimitives.ReadUInt16LittleEndian(header[0x36..]);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(header[0x38..]);
        if (entryLength != ProgramHeaderLength || count == 0)
        {
            return "no program headers";
        }

        Span<byte> entry = stackalloc byte[ProgramHeaderLength];
        for (var i = 0; i < count; i++)
        {
            var at = table + (ulong)i * ProgramHeaderLength;
            if (!Fits(at, ProgramHeaderLength, length) || RandomAccess.Read(file, entry, (long)at) < ProgramHeaderLength)
            {
                return $"cut short at {length} bytes, before its program headers end";
            }

            var offset = BinaryPrimitives.ReadUInt64LittleEndian(entry[8..]);
            var stored = BinaryPrimitives.ReadUInt64LittleEndian(entry[32..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(entry) == Loadable && !Fits(offset, stored, length))
            {
                return $"cut short at {length} bytes, a segment of {stored} bytes starts at {offset}";
            }
        }

        return null;
    }

    private static bool Fits(ulong offset, ulong size, ulong length) => offset <= length && size <= length - offset;
}
