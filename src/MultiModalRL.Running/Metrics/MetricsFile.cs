using System.Buffers;
using System.Text.Json;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// <c>metrics.jsonl</c>: one object a line, <c>{"step":…,"tag":…,"value":…}</c>; a value that is not finite is null.
/// </summary>
public sealed class MetricsFile : IMetricSink, IDisposable
{
    private readonly ArrayBufferWriter<byte> line = new(128);
    private readonly Utf8JsonWriter writer;
    private readonly FileStream file;

    /// <summary>Opens the file and drops what lies behind its first bytes: lines written after a checkpoint.</summary>
    /// <param name="path">The file; made where it is missing.</param>
    /// <param name="keepBytes">How much of it to keep.</param>
    /// <exception cref="InputException">The file is shorter than that.</exception>
    public MetricsFile(string path, long keepBytes)
    {
        file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        if (file.Length < keepBytes)
        {
            var length = file.Length;
            file.Dispose();
            throw new InputException($"{path}: {length} bytes, but the checkpoint was written when it had {keepBytes}");
        }

        if (file.Length > keepBytes)
        {
            file.SetLength(keepBytes);
        }

        file.Position = keepBytes;
        writer = new Utf8JsonWriter(line);
    }

    /// <inheritdoc/>
    public void Scalar(string tag, double value, long step)
    {
        line.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
        writer.WriteNumber("step"u8, step);
        writer.WriteString("tag"u8, tag);
        if (double.IsFinite(value))
        {
            writer.WriteNumber("value"u8, value);
        }
        else
        {
            writer.WriteNull("value"u8);
        }

        writer.WriteEndObject();
        writer.Flush();
        file.Write(line.WrittenSpan);
        file.WriteByte((byte)'\n');
    }

    /// <summary>Lets other processes see all lines so far.</summary>
    public void Flush() => file.Flush();

    /// <summary>Puts all lines so far on the disk and tells how many bytes they are.</summary>
    public long Commit()
    {
        file.Flush(flushToDisk: true);
        return file.Position;
    }

    /// <summary>Closes the file.</summary>
    /// <exception cref="IOException">What was left to write cannot be written.</exception>
    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
    }
}
