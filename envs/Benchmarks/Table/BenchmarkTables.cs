using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// Writes splits of any benchmark as Parquet in Hugging Face's conventions: <c>data/train-00000-of-00001.parquet</c> and so on,
/// with the columns <c>id</c>, <c>image</c>, <c>question</c>, <c>options</c>, <c>answer</c>, <c>answer_index</c>, <c>answers</c>,
/// <c>accuracies</c> and <c>type</c>, and beside them <c>mmrl.json</c>. Images are the stored bytes, undecoded, with the name of their file;
/// those that are generated or stored as bare pixels are PNG. Where examples have several, the column is <c>images</c>; what is not there is null.
/// What was written is read as the benchmark <c>Table</c>: the same examples, pixels, answers and accuracies.
/// </summary>
public static class BenchmarkTables
{
    /// <summary>Whether a folder was written by this.</summary>
    public static bool Wrote(string folder) => File.Exists(Path.Combine(folder, TableManifest.FileName));

    /// <summary>Writes a split.</summary>
    /// <param name="folder">The folder of the dataset, which is made where it is not there.</param>
    /// <param name="name">The benchmark's name.</param>
    /// <param name="split">Which split it is.</param>
    /// <param name="benchmark">Its content.</param>
    /// <param name="progress">Is told how many examples are written.</param>
    /// <param name="cancellation">Leaves nothing behind when it stops the work.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="InputException">The files of the images cannot be read.</exception>
    public static void Write(string folder, string name, Split split, Benchmark benchmark, Action<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(benchmark);
        var data = Directory.CreateDirectory(Path.Combine(folder, "data")).FullName;
        using var stored = benchmark.Stored is { } images ? EncodedImages.Of(images.Encoded(), benchmark.Examples.Images.ToHashSet(), data) : null;
        using var table = ParquetTableWriter.Create(Path.Combine(data, $"{split.ToString().ToLowerInvariant()}-00000-of-00001.parquet"));
        var row = new TableRow(table, benchmark, stored);
        for (var example = 0; example < benchmark.Examples.Count; example++)
        {
            cancellation.ThrowIfCancellationRequested();
            row.Append(example);
            progress?.Invoke(example + 1);
        }

        table.Complete();
        WriteManifest(folder, name, benchmark);
    }

    private static void WriteManifest(string folder, string name, Benchmark benchmark)
    {
        var choices = benchmark.Examples.OptionCounts is null ? 0 : benchmark.Answers.Length;
        var (height, width, _) = benchmark.Images.Shape;
        var manifest = new TableManifest(
            1, name, benchmark.Metric.Name, benchmark.Metric.SmallestDifference, choices, choices > 0 ? [] : benchmark.Answers, height, width, benchmark.DefaultSide,
            benchmark.Thumbnails is BlockMeanThumbnails means ? means.Shape[0] : 0);
        var file = Path.Combine(folder, TableManifest.FileName);
        var temporary = string.Create(CultureInfo.InvariantCulture, $"{file}.{Environment.ProcessId}");
        File.WriteAllBytes(temporary, manifest.ToBytes());
        File.Move(temporary, file, overwrite: true);
    }
}
