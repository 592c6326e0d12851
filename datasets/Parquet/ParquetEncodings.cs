namespace MultiModalRL.Datasets;

/// <summary>Which encodings of values, as numbered in the format, the decoding library gets right.</summary>
internal static class ParquetEncodings
{
    private const int Plain = 0, DeltaBinaryPacked = 5, DeltaByteArray = 7, ByteStreamSplit = 9;

    private static readonly string[] Names =
    [
        "PLAIN", "GROUP_VAR_INT", "PLAIN_DICTIONARY", "RLE", "BIT_PACKED", "DELTA_BINARY_PACKED", "DELTA_LENGTH_BYTE_ARRAY",
        "DELTA_BYTE_ARRAY", "RLE_DICTIONARY", "BYTE_STREAM_SPLIT",
    ];

    // By physical type; run-length truth values are decoded wrongly by the library, and runs of others are no values.
    private static readonly int[][] ByType =
    [
        [Plain], [Plain, 2, 5, 8, 9], [Plain, 2, 5, 8, 9], [Plain, 2, 8], [Plain, 2, 8, 9], [Plain, 2, 8, 9], [Plain, 2, 6, 7, 8],
        [Plain, 2, 7, 8, 9],
    ];

    /// <summary>Requires an encoding that is read.</summary>
    /// <exception cref="InvalidDataException">There is no such encoding.</exception>
    /// <exception cref="NotSupportedException">It is not read for this column; the message says what to write instead.</exception>
    public static void Require(ParquetLeaf leaf, long? encoding)
    {
        if (encoding is not >= 0 || encoding >= Names.Length)
        {
            throw new InvalidDataException($"a page of the unknown encoding {encoding}");
        }

        if (!IsRead(leaf, (int)encoding))
        {
            throw new NotSupportedException($"the encoding {Names[(int)encoding]} of {leaf.Column} is not supported: write it with PLAIN");
        }
    }

    // The library counts the bytes that neighbouring texts share as letters, which is wrong beyond ASCII, and it knows the
    // encodings of numbers for 16 bits and more.
    private static bool IsRead(ParquetLeaf leaf, int encoding) => ByType[leaf.PhysicalType].Contains(encoding)
        && !(encoding == DeltaByteArray && leaf.Column.Kind == ParquetKind.Text)
        && !(encoding is DeltaBinaryPacked or ByteStreamSplit && leaf.IsOneByte);
}
