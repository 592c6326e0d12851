using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace MultiModalRL.Datasets;

/// <summary>
/// Walks the pages of a chunk before they are decoded: what the headers declare must lie within the chunk, must not ask
/// for more memory than the compressed bytes can hold, and must be something that the decoding library gets right.
/// </summary>
internal sealed class ParquetPages
{
    private const int MaxPageBytes = 1 << 30;
    private const int HeadBytes = 1 << 12;
    private const int MaxHeadBytes = 1 << 24;
    private const int DataPage = 0, DictionaryPage = 2, DataPageV2 = 3;
    private const int Rle = 3;

    private const int Lzo = 3, HadoopLz4 = 5;

    private readonly SafeFileHandle handle;
    private readonly ParquetLeaf leaf;
    private readonly ParquetChunk chunk;
    private byte[] head = new byte[HeadBytes];
    private bool hasDictionary;

    private ParquetPages(SafeFileHandle handle, ParquetLeaf leaf, ParquetChunk chunk)
    {
        this.handle = handle;
        this.leaf = leaf;
        this.chunk = chunk;
    }

    /// <summary>Checks all pages of a chunk.</summary>
    /// <exception cref="InvalidDataException">A page is damaged; the message says why.</exception>
    /// <exception cref="NotSupportedException">A page is stored in a way that is not read; the message says what to write instead.</exception>
    public static void Check(SafeFileHandle handle, ParquetLeaf leaf, ParquetChunk chunk)
    {
        if (chunk.Codec is Lzo or HadoopLz4)
        {
            throw new NotSupportedException(
                $"the compression {(chunk.Codec == Lzo ? "LZO" : "LZ4 in Hadoop's frames")} is not supported: write it with zstd, snappy or raw LZ4");
        }

        var pages = new ParquetPages(handle, leaf, chunk);
        var position = chunk.Start;
        long values = 0;
        while (values < chunk.ValueCount)
        {
            var (header, size, read) = pages.ReadHeader(position);
            var compressed = header.Integer(3) ?? -1;
            if (compressed < 0 || compressed > chunk.End - position - size)
            {
                throw new InvalidDataException($"a page of {compressed} bytes passes the end of its column");
            }

            pages.CheckSize(header, (int)compressed, pages.head.AsSpan(size, (int)Math.Min(compressed, read - size)));
            values += pages.CheckPage(header);
            position += size + compressed;
        }

        if (values != chunk.ValueCount)
        {
            throw new InvalidDataException($"its pages hold {values} values: expected {chunk.ValueCount}");
        }
    }

    private (ThriftStruct Header, int Size, int Read) ReadHeader(long position)
    {
        while (true)
        {
            var length = (int)Math.Min(head.Length, chunk.End - position);
            var read = length > 0 ? RandomAccess.Read(handle, head.AsSpan(0, length), position) : 0;
            try
            {
                var reader = new ThriftReader(head.AsSpan(0, read));
                return (reader.ReadStruct(ParquetShapes.PageHeader), reader.Position, read);
            }
            catch (InvalidDataException) when (read == head.Length && head.Length < MaxHeadBytes)
            {
                // Statistics in the header may be as long as two values.
                head = new byte[head.Length * 16];
            }
        }
    }

    private long CheckPage(ThriftStruct header)
    {
        switch (header.Integer(1))
        {
            case DataPage when header.Struct(5) is { } page:
                RequireEncoding(page.Integer(2));
                var levels = (leaf.MaxDefinition == 0 || page.Integer(3) == Rle) && (leaf.MaxRepetition == 0 || page.Integer(4) == Rle);
                return levels ? Count(page.Integer(1)) : throw new InvalidDataException("its levels are not run-length encoded");
            case DataPageV2 when header.Struct(8) is { } page && leaf.MaxRepetition == 0:
                RequireEncoding(page.Integer(4));
                var values = Count(page.Integer(1));
                return page.Integer(2) >= 0 && page.Integer(2) <= values
                    ? values
                    : throw new InvalidDataException($"a page of {values} values has {page.Integer(2)} nulls");
            case DictionaryPage when header.Struct(7) is { } page && !hasDictionary:
                hasDictionary = true;

                // Every stored value takes at least four bytes, or the bytes of its fixed length.
                return Count(page.Integer(1)) <= header.Integer(2)
                    ? 0
                    : throw new InvalidDataException($"a dictionary of {page.Integer(1)} values in {header.Integer(2)} bytes");
            case DataPageV2 when header.Has(8):
                throw new NotSupportedException("lists in data pages of version 2 are not supported: write it with data_page_version 1.0");
            default:
                throw new InvalidDataException($"a page of the unexpected type {header.Integer(1)}");
        }
    }

    private void CheckSize(ThriftStruct header, int compressed, ReadOnlySpan<byte> start)
    {
        var size = header.Integer(2) ?? -1;
        var isPlain = chunk.Codec == 0 || header.Struct(8)?.Integer(7) == 0;
        var levels = header.Struct(8) is { } page ? (page.Integer(5) ?? 0) + (page.Integer(6) ?? 0) : 0;
        if (levels < 0 || levels > compressed)
        {
            throw new InvalidDataException($"a page of {compressed} bytes has {levels} bytes of levels");
        }

        // The lists of the longest matches: 64 bytes of three in Snappy, 258 of two bits in Deflate, 255 of one in LZ4.
        var expansion = isPlain ? 1L : chunk.Codec switch { 1 => 32, 2 => 1040, 7 => 256, _ => MaxPageBytes };
        if (size < 0 || size > MaxPageBytes || size > (compressed * expansion) + 64 || (isPlain && size != compressed))
        {
            throw new InvalidDataException($"a page of {compressed} bytes cannot become {size} bytes");
        }

        if (!isPlain && levels < start.Length && Declared(start[(int)levels..]) is { } declared && declared != size - levels)
        {
            throw new InvalidDataException($"a page declares {declared} bytes within: expected {size - levels}");
        }
    }

    /// <summary>The length that the compressed bytes themselves declare, which is what the library allocates.</summary>
    private long? Declared(ReadOnlySpan<byte> start) => chunk.Codec switch
    {
        1 => SnappyLength(start),
        6 => ZstdLength(start),
        _ => null,
    };

    private static long SnappyLength(ReadOnlySpan<byte> start)
    {
        long length = 0;
        for (var i = 0; i < Math.Min(5, start.Length); i++)
        {
            length |= (long)(start[i] & 0x7F) << (7 * i);
            if (start[i] < 0x80)
            {
                return length;
            }
        }

        return -1;
    }

    /// <summary>RFC 8878, section 3.1.1.1: a frame may leave its length out only where it is short of one window.</summary>
    private static long? ZstdLength(ReadOnlySpan<byte> start)
    {
        const uint Magic = 0xFD2FB528;
        if (start.Length < 18 || BinaryPrimitives.ReadUInt32LittleEndian(start) != Magic)
        {
            return start.Length < 18 ? null : -1;
        }

        var descriptor = start[4];
        var single = (descriptor & 0x20) != 0;
        int[] dictionaryBytes = [0, 1, 2, 4];
        var at = 5 + (single ? 0 : 1) + dictionaryBytes[descriptor & 3];
        return (descriptor >> 6) switch
        {
            0 => single ? start[at] : null,
            1 => BinaryPrimitives.ReadUInt16LittleEndian(start[at..]) + 256,
            2 => BinaryPrimitives.ReadUInt32LittleEndian(start[at..]),
            _ => (long)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(start[at..]), long.MaxValue),
        };
    }

    private void RequireEncoding(long? encoding)
    {
        ParquetEncodings.Require(leaf, encoding);
        if (encoding is 2 or 8 && !hasDictionary)
        {
            throw new InvalidDataException("a page refers to a dictionary that is missing");
        }
    }

    private static long Count(long? values) =>
        values >= 0 && values <= ParquetFooter.MaxValues ? values.Value : throw new InvalidDataException($"a page of {values} values");
}
