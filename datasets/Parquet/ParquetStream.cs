using Microsoft.Win32.SafeHandles;

namespace MultiModalRL.Datasets;

/// <summary>
/// A file as the decoding library sees it. Reading past <see cref="Limit"/> throws instead of returning nothing: the library
/// reads numbers until a byte without its highest bit comes, which at a plain stream's end never does.
/// </summary>
internal sealed class ParquetStream(SafeFileHandle handle) : Stream
{
    private const int BufferBytes = 1 << 16;

    private readonly byte[] buffer = new byte[BufferBytes];
    private long bufferStart;
    private int buffered;

    /// <summary>Where reading ends.</summary>
    public long Limit { get; set; } = RandomAccess.GetLength(handle);

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => true;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => RandomAccess.GetLength(handle);

    /// <inheritdoc/>
    public override long Position { get; set; }

    /// <inheritdoc/>
    public override int Read(Span<byte> target)
    {
        if (target.IsEmpty)
        {
            return 0;
        }

        var left = Limit - Position;
        if (left <= 0 || Position < 0)
        {
            throw new EndOfStreamException("it ends within a page");
        }

        target = target[..(int)Math.Min(target.Length, left)];
        var count = target.Length >= BufferBytes ? RandomAccess.Read(handle, target, Position) : ReadBuffered(target);
        Position += count;
        return count > 0 ? count : throw new EndOfStreamException("it ends within a page");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        _ = Read(one);
        return one[0];
    }

    // Completes at once, so that waiting for the library's tasks never blocks.
    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Read(buffer.Span));

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => Length + offset,
    };

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int ReadBuffered(Span<byte> target)
    {
        var at = Position - bufferStart;
        if (at < 0 || at >= buffered)
        {
            bufferStart = Position;
            buffered = RandomAccess.Read(handle, buffer, Position);
            at = 0;
        }

        var count = Math.Min(target.Length, buffered - (int)at);
        buffer.AsSpan((int)at, count).CopyTo(target);
        return count;
    }
}
