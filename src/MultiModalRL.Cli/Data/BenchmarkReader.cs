using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>Finds out which benchmarks can read a folder, by having them try. Disposing it lets go of all that they read.</summary>
/// <param name="benchmarks">The benchmarks.</param>
/// <param name="settings">Options as NAME=VALUE; those that a benchmark does not have are an error where it was named.</param>
internal sealed class BenchmarkReader(IEnumerable<BenchmarkRegistration> benchmarks, string[] settings) : IDisposable
{
    private const string MissingImages = "allowMissingImages";

    private readonly List<BenchmarkReading> made = [];

    /// <summary>All readings of a folder, or the one by a benchmark that is named (in any case).</summary>
    /// <exception cref="InputException">
    /// No benchmark is of that name, or none can read the folder: the message is that of the one whose files are there and cannot
    /// be used, or tells all such. Whether the one that is named can is not tried yet.
    /// </exception>
    public IReadOnlyList<BenchmarkReading> Read(string? folder, string? name, CancellationToken cancellation)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new InputException($"{folder} is missing: expected a data folder");
        }

        if (name is null && folder is not null && BenchmarkTables.Wrote(folder))
        {
            name = TableBenchmark.Name;
        }

        if (name is not null)
        {
            return [Reading(Named(name), folder, strict: true)];
        }

        // Any table can be read as one; what a benchmark of its own reads is that benchmark's.
        var candidates = benchmarks.Where(one => one.NeedsData).OrderBy(one => one.Name, StringComparer.Ordinal).ToLookup(one => one.Name == TableBenchmark.Name);
        List<BenchmarkReading> tried = [];
        foreach (var some in new[] { candidates[false], candidates[true] })
        {
            var readings = Recognizing(some, folder);
            if (Readable(readings, cancellation) is { Count: > 0 } readable)
            {
                return readable;
            }

            tried.AddRange(readings);
        }

        throw UnreadFolder.Flaw(folder!, tried, benchmarks.Where(one => one.NeedsData).Select(one => one.Name));
    }

    public void Dispose() => made.ForEach(reading => reading.Dispose());

    private List<BenchmarkReading> Recognizing(IEnumerable<BenchmarkRegistration> candidates, string? folder) =>
    [
        .. candidates.Where(benchmark => folder is null || benchmark.Recognizes is null || benchmark.Recognizes(folder))
            .Select(benchmark => Reading(benchmark, folder, strict: false)),
    ];

    private static List<BenchmarkReading> Readable(List<BenchmarkReading> readings, CancellationToken cancellation)
    {
        var readable = new List<BenchmarkReading>();
        foreach (var reading in readings)
        {
            cancellation.ThrowIfCancellationRequested();
            if (reading.IsReadable)
            {
                readable.Add(reading);
            }
        }

        return readable;
    }

    private BenchmarkRegistration Named(string name) =>
        benchmarks.FirstOrDefault(benchmark => string.Equals(benchmark.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(Nearest.Message("benchmark", name, benchmarks.Select(benchmark => benchmark.Name)));

    private BenchmarkReading Reading(BenchmarkRegistration benchmark, string? folder, bool strict)
    {
        made.Add(new(benchmark, folder, Options(benchmark, strict)));
        return made[^1];
    }

    private object Options(BenchmarkRegistration benchmark, bool strict)
    {
        var values = new JsonObject();
        // Questions can be looked at whose images are not at hand.
        if (OptionsBinder.ToJson(Activator.CreateInstance(benchmark.OptionsType)!).AsObject().ContainsKey(MissingImages))
        {
            values[MissingImages] = true;
        }

        foreach (var setting in strict ? settings : [])
        {
            var at = setting.IndexOf('=', StringComparison.Ordinal);
            if (at < 1)
            {
                throw new InputException($"--set {setting}: expected NAME=VALUE");
            }

            values[setting[..at]] = Value(setting[(at + 1)..]);
        }

        return OptionsBinder.Bind(benchmark.OptionsType, values, "benchmark");
    }

    private static JsonNode? Value(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
