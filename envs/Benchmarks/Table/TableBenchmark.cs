using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>
/// Any folder of Parquet files with a question, an image and an answer a row, or options and which of them is right. What
/// <c>mmrl data convert</c> and <c>mmrl data make</c> write is read back exactly.
/// </summary>
public static class TableBenchmark
{
    /// <summary>The benchmark's name.</summary>
    public const string Name = "Table";

    /// <summary>Makes one split.</summary>
    /// <exception cref="InputException">No data folder, no such split, or the tables cannot be used.</exception>
    public static Benchmark Create(EnvironmentRequest request, TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(options);
        var folder = request.Data ?? throw new InputException($"{Name} needs data: expected --data with a folder of Parquet files");
        var manifest = TableManifest.Read(folder);
        var files = TableFiles.Find(folder);
        var hasOptions = manifest?.Choices > 0 || (manifest is null && TableQuestions.HaveOptions(files.Values.First()));
        var made = new RecordedBenchmark
        {
            Name = Name,
            Parts = files.ToDictionary(part => part.Key, part => (Func<RecordedQuestions>)(() => TableQuestions.Read(part.Value, manifest is not null))),
            Choices = manifest?.Choices ?? (hasOptions ? options.Choices : 0),
            Answers = manifest?.Answers ?? [],
            Metric = manifest?.Metric ?? "accuracy",
            SmallestDifference = manifest?.SmallestDifference ?? 1,
        };
        return made.Create(request, manifest is null ? options : options with
        {
            ImageHeight = manifest.ImageHeight,
            ImageWidth = manifest.ImageWidth,
            Side = manifest.Side,
            ThumbnailSide = manifest.ThumbnailSide,
        });
    }
}
