using System.Buffers.Binary;

namespace MultiModalRL.Datasets;

/// <summary>The chunk structure of PNG files (ISO/IEC 15948, section 5).</summary>
internal static class PngChunks
{
    private const int NumberBytes = 4;

    /// <summary>A chunk without content: its length, type and checksum.</summary>
    private const int Frame = 3 * NumberBytes;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>
    /// Whether a file is a PNG whose end chunk is missing. The decoder is content once the last pixel is there, but a
    /// file that lost its end was cut, and nothing says that only its end is wrong.
    /// </summary>
    public static bool AreCut(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            return false;
        }

        var rest = file[Signature.Length..];
        while (rest.Length >= Frame)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest) + (long)Frame;
            if (length > rest.Length)
            {
                return true;
            }

            if (rest.Slice(NumberBytes, NumberBytes).SequenceEqual("IEND"u8))
            {
                return false;
            }

            rest = rest[(int)length..];
        }

        return true;
    }
}
