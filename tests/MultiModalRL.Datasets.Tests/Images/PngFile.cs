using System.Buffers.Binary;
using System.IO.Compression;

namespace MultiModalRL.Datasets.Tests;

/// <summary>Writes PNG files from their specification (ISO/IEC 15948), apart from the decoder under test.</summary>
internal static class PngFile
{
    public const int Grey = 0, Rgb = 2, Palette = 3, GreyAlpha = 4, Rgba = 6;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A file of rows of packed samples; 16-bit samples are big-endian.</summary>
    public static byte[] Of(
        int width, int height, int bits, int colorType, byte[] samples, byte[]? palette = null, byte[]? transparency = null, int? rows = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)bits, (byte)colorType);
        using var file = new MemoryStream();
        file.Write(Signature);
        Chunk(file, "IHDR", header);
        if (palette is not null)
        {
            Chunk(file, "PLTE", palette);
        }

        if (transparency is not null)
        {
            Chunk(file, "tRNS", transparency);
        }

        Chunk(file, "IDAT", Compressed(samples, rows ?? height));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>An 8-bit RGB file whose pixels a function of column and row gives.</summary>
    public static byte[] OfRgb(int width, int height, Func<int, int, (byte R, byte G, byte B)> pixel)
    {
        var samples = new byte[width * height * 3];
        for (var i = 0; i < width * height; i++)
        {
            (samples[i * 3], samples[(i * 3) + 1], samples[(i * 3) + 2]) = pixel(i % width, i / width);
        }

        return Of(width, height, 8, Rgb, samples);
    }

    private static byte[] Compressed(byte[] samples, int height)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var stride = samples.Length / height;
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(samples, row * stride, stride);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(MemoryStream file, string type, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] named = [.. type.Select(letter => (byte)letter), .. content];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(named));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
