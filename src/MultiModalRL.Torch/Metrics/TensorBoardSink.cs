using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Torch;

/// <summary>
/// Writes metrics as TensorBoard events, a new file for each session of a run. A resumed session first drops what
/// earlier ones wrote after the checkpoint (and what a crash left torn), so no step is there twice. Thread-safe.
/// </summary>
public sealed class TensorBoardSink : IMetricSink, IDisposable
{
    private const string Prefix = "events.out.tfevents.";

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly FileStream stream;

    /// <summary>Starts a session.</summary>
    /// <param name="folder">The run's folder; made if need be.</param>
    /// <param name="time">The clock that stamps events.</param>
    /// <param name="resumedAt">The step of the checkpoint a resumed run goes on from: later events are dropped.</param>
    /// <exception cref="InputException">The folder cannot be written.</exception>
    public TensorBoardSink(string folder, TimeProvider time, long? resumedAt = null)
    {
        this.time = time;
        try
        {
            Directory.CreateDirectory(folder);
            var earlier = Directory.GetFiles(folder, Prefix + "*");
            Array.Sort(earlier, StringComparer.Ordinal);
            if (resumedAt is { } step)
            {
                Array.ForEach(earlier, file => DropAfter(file, step));
            }

            stream = Create(folder, earlier.Length);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"TensorBoard events cannot be written to {folder}: {refused.Message}", refused);
        }

        stream.Write(EventRecord.Version(Now()));
        if (resumedAt is { } from)
        {
            stream.Write(EventRecord.Restart(Now(), from + 1));
        }

        stream.Flush();
    }

    /// <inheritdoc/>
    public void Scalar(string tag, double value, long step)
    {
        var record = EventRecord.Scalar(Now(), step, tag, (float)value);
        lock (gate)
        {
            stream.Write(record);
        }
    }

    /// <summary>Hands everything to the system, for a checkpoint or a watching TensorBoard.</summary>
    public void Flush()
    {
        lock (gate)
        {
            stream.Flush();
        }
    }

    /// <summary>Writes the rest and closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            stream.Dispose();
        }
    }

    private static void DropAfter(string file, long step)
    {
        var bytes = File.ReadAllBytes(file);
        using var kept = new MemoryStream(bytes.Length);
        var at = 0;
        while (EventRecord.Next(bytes.AsSpan(at), out var payload) is var length and > 0)
        {
            if (EventRecord.StepOf(payload) <= step)
            {
                kept.Write(bytes, at, length);
            }

            at += length;
        }

        if (kept.Length == bytes.Length)
        {
            return;
        }

        var temporary = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.tmp");
        File.WriteAllBytes(temporary, kept.ToArray());
        File.Move(temporary, file, overwrite: true);
    }

    // TensorBoard reads the files of a folder in the order of their names.
    private FileStream Create(string folder, int session)
    {
        var seconds = time.GetUtcNow().ToUnixTimeSeconds();
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{seconds:D10}.{session:D5}.mmrl");
        return new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    }

    private double Now() => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
}
