using System.IO.Compression;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// A file's text as a stream, unpacked where it begins as gzip does, whatever its name. What goes wrong while it is read is
/// an <see cref="InputException"/> that names the file.
/// </summary>
internal sealed class InputStream : Stream
{
    private const int GzipMagic = 0x1F8B;

    private readonly string path;
    private readonly Stream stream;
    private readonly FileStream file;

    private InputStream(string path, FileStream file)
    {
        this.path = path;
        this.file = file;
        var isGzip = ((file.ReadByte() << 8) | file.ReadByte()) == GzipMagic;
        file.Position = 0;
        stream = isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Opens a file.</summary>
    /// <exception cref="InputException">Missing or unreadable.</exception>
    public static InputStream Open(string path) => InputFile.Reading(path, () => new InputStream(path, File.OpenRead(path)));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return stream.Read(buffer);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            throw new InputException($"{path} cannot be read: {Quoted.OneLine(exception.Message)}", exception);
        }
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            stream.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
