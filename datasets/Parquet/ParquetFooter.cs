using System.Buffers.Binary;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>A Parquet file's footer, checked before anything trusts it.</summary>
/// <param name="Leaves">The leaves of the schema.</param>
/// <param name="Groups">The row groups.</param>
/// <param name="Start">Where the footer begins, and the pages end.</param>
internal sealed record ParquetFooter(IReadOnlyList<ParquetLeaf> Leaves, IReadOnlyList<ParquetFooter.Group> Groups, long Start)
{
    /// <summary>Most rows a row group may have, and most values a chunk: the bound on what one allocates before it is read.</summary>
    public const int MaxValues = 1 << 25;

    private const int MaxFooterBytes = 256 << 20;
    private const int TailBytes = 8;
    private const int MagicBytes = 4;

    /// <summary>Rows of all groups.</summary>
    public long RowCount => Groups.Sum(group => (long)group.RowCount);

    /// <summary>Reads the footer of an open file.</summary>
    /// <exception cref="InputException">No whole Parquet file, or one that contradicts itself; the message names the file.</exception>
    public static ParquetFooter Read(string file, Microsoft.Win32.SafeHandles.SafeFileHandle handle)
    {
        var length = RandomAccess.GetLength(handle);
        Span<byte> tail = stackalloc byte[TailBytes];
        Span<byte> head = stackalloc byte[MagicBytes];
        if (length < MagicBytes + TailBytes
            || RandomAccess.Read(handle, head, 0) != head.Length
            || RandomAccess.Read(handle, tail, length - TailBytes) != tail.Length
            || !head.SequenceEqual("PAR1"u8)
            || !tail[MagicBytes..].SequenceEqual("PAR1"u8))
        {
            throw new InputException($"{file} is no whole Parquet file: expected PAR1 at its start and end");
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(tail);
        if (size > Math.Min(length - TailBytes - MagicBytes, MaxFooterBytes))
        {
            throw new InputException($"{file} is damaged: its footer of {size} bytes cannot be in its {length} bytes");
        }

        var bytes = new byte[size];
        var start = length - TailBytes - size;
        if (RandomAccess.Read(handle, bytes, start) != bytes.Length)
        {
            throw new InputException($"{file} is truncated: expected a footer of {size} bytes");
        }

        return Parse(file, bytes, start);
    }

    private static ParquetFooter Parse(string file, byte[] bytes, long start)
    {
        try
        {
            var metadata = new ThriftReader(bytes).ReadStruct(ParquetShapes.FileMetadata);
            var leaves = ParquetSchemaTree.Leaves(metadata.Structs(2));
            var groups = metadata.Structs(4).Select(group => Group.Of(group, leaves, start)).ToArray();
            var footer = new ParquetFooter(leaves, groups, start);
            return footer.RowCount == metadata.Integer(3)
                ? footer
                : throw new InvalidDataException($"{metadata.Integer(3)} rows are declared, its row groups have {footer.RowCount}");
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException)
        {
            throw new InputException($"{file} has a damaged footer: {Quoted.OneLine(exception.Message)}", exception);
        }
    }

    /// <summary>A row group.</summary>
    /// <param name="RowCount">Its rows.</param>
    /// <param name="Chunks">The chunk of every leaf.</param>
    internal sealed record Group(int RowCount, IReadOnlyList<ParquetChunk> Chunks)
    {
        public static Group Of(ThriftStruct group, IReadOnlyList<ParquetLeaf> leaves, long end)
        {
            var rows = group.Integer(3);
            var chunks = group.Structs(1);
            if (rows is null or < 0 or > MaxValues || chunks.Count != leaves.Count)
            {
                throw new InvalidDataException(
                    $"a row group of {rows} rows in {chunks.Count} columns: expected 0 to {MaxValues} rows in {leaves.Count} columns");
            }

            return new((int)rows, [.. chunks.Select((chunk, i) => ParquetChunk.Of(chunk, leaves[i], (int)rows, end))]);
        }
    }
}
