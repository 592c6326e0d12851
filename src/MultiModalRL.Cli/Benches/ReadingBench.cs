using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Cli;

/// <summary>How fast images come out of a Parquet table, beside the image decoder alone on bytes that are in memory.</summary>
internal sealed class ReadingBench : IBench
{
    private const double Megabyte = 1 << 20;
    private const int Rounds = 3;
    private const int FewRows = PhotoTable.Rows / 4;
    private const int GroupsALook = 5;

    private static readonly ImageShape Shape = new(64, 64, 3);

    public string Name => "reading";

    public string Summary =>
        $"{PhotoTable.Rows:N0} JPEGs of {PhotoTable.Side}×{PhotoTable.Side} pixels in a Parquet file, decoded and resized to 64×64, beside decoding alone";

    public IEnumerable<Figure> Measure(BenchSettings settings)
    {
        var folder = Directory.CreateTempSubdirectory("mmrl-bench-");
        try
        {
            var file = Path.Combine(folder.FullName, "photos.parquet");
            var few = Path.Combine(folder.FullName, "few.parquet");
            PhotoTable.Write(few, FewRows, settings.Cancellation);
            PhotoTable.Write(file, PhotoTable.Rows, settings.Cancellation);
            // Before the bytes are taken into memory for the decoder alone.
            var growth = Growth(few, file);
            return [.. Of(settings, file), growth];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Figure[] Of(BenchSettings settings, string file)
    {
        var beside = 0L;
        var stored = ParquetTable.Open(file).Read("image").SelectMany(rows => rows.OptionalBytes("image.bytes"))
            .Select(bytes => bytes!.Value.ToArray()).ToArray();
        var (fastestAlone, fastestRead, alone, read) = (0.0, 0.0, 0.0, 0.0);
        for (var round = 0; round <= Rounds; round++)
        {
            settings.Cancellation.ThrowIfCancellationRequested();
            var aloneSeconds = Timed(settings, () => BareDecoder.Decode(stored, Environment.ProcessorCount));
            var (before, peak) = (Environment.WorkingSet, 0L);
            var readSeconds = Timed(settings, () => peak = Read(file, () => Environment.WorkingSet));
            beside = Math.Max(beside, peak - before);
            if (round == 0)
            {
                // Code is compiled and files come into the system's cache in the first round.
                continue;
            }

            (alone, read) = (alone + aloneSeconds.Effort, read + readSeconds.Effort);
            fastestAlone = Math.Max(fastestAlone, PhotoTable.Rows / aloneSeconds.Elapsed);
            fastestRead = Math.Max(fastestRead, PhotoTable.Rows / readSeconds.Elapsed);
        }

        return
        [
            new($"decoder alone, {Environment.ProcessorCount} threads", fastestAlone, "images/s"),
            new($"table to pixels, {Environment.ProcessorCount} threads", fastestRead, "images/s") { Ratio = alone / read, RatioTo = "decoder alone" },
            new("elapsed, table to pixels", fastestRead / fastestAlone, "× decoder alone"),
            new($"peak memory of reading, of which {PhotoTable.Rows * Shape.Size / Megabyte:F0} MB are the pixels kept", beside / Megabyte, "MB"),
        ];
    }

    /// <summary>By how much four times the rows hold more memory, apart from their pixels: nothing where tables stream. What waits for the collector is not counted.</summary>
    private static Figure Growth(string few, string all)
    {
        // The first reading fills pools.
        _ = Read(few, Held);
        var kept = (long)(PhotoTable.Rows - FewRows) * Shape.Size;
        var growth = Read(all, Held) - Read(few, Held) - kept;
        return new($"memory held, {PhotoTable.Rows:N0} rows less {FewRows:N0}, beside the {kept / Megabyte:F0} MB of pixels", growth / Megabyte, "MB");
    }

    private static long Held() => GC.GetTotalMemory(forceFullCollection: true);

    private static (double Elapsed, double Effort) Timed(BenchSettings settings, Action work)
    {
        var start = settings.Clock.GetTimestamp();
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (settings.Clock.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
    }

    /// <summary>Reads everything; returns the largest memory seen at a row group, and at the end.</summary>
    private static long Read(string file, Func<long> memory)
    {
        var (peak, groups) = (0L, 0);
        var images = ParquetTable.Open(file).Read("image").SelectMany(rows =>
        {
            peak = groups++ % GroupsALook == 0 ? Math.Max(peak, memory()) : peak;
            return rows.Images("image");
        });
        using var store = StreamedImageStore.Decode(images, Shape);
        return Math.Max(peak, memory());
    }
}
