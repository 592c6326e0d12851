using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>Finds out which benchmarks can read a folder, by having them try.</summary>
/// <param name="benchmarks">The benchmarks.</param>
/// <param name="settings">Options as NAME=VALUE; those that a benchmark does not have are an error where it was named.</param>
internal sealed class BenchmarkReader(IEnumerable<BenchmarkRegistration> benchmarks, string[] settings)
{
    private const string MissingImages = "allowMissingImages";

    /// <summary>All readings of a folder, or the one by a benchmark that is named (in any case).</summary>
    /// <exception cref="InputException">No benchmark is of that name, or none can read the folder.</exception>
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
            var (reading, reason) = Try(Named(name), folder, strict: true);
            return reading is null ? throw new InputException(reason!) : [reading];
        }

        var readings = new List<BenchmarkReading>();
        foreach (var benchmark in benchmarks.Where(one => one.NeedsData).OrderBy(one => one.Name == TableBenchmark.Name).ThenBy(one => one.Name, StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Try(benchmark, folder, strict: false).Reading is { } reading)
            {
                readings.Add(reading);
            }
        }

        // Any table can be read as one; what a benchmark of its own reads is that benchmark's.
        return readings.Count > 1 ? [.. readings.Where(reading => reading.Name != TableBenchmark.Name)]
            : readings.Count == 1 ? readings
            : throw new InputException($"{folder} is read by no benchmark: --as NAME tells why one cannot, of {string.Join(", ", benchmarks.Where(one => one.NeedsData).Select(one => one.Name))}");
    }

    private BenchmarkRegistration Named(string name) =>
        benchmarks.FirstOrDefault(benchmark => string.Equals(benchmark.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(Nearest.Message("benchmark", name, benchmarks.Select(benchmark => benchmark.Name)));

    private (BenchmarkReading? Reading, string? Reason) Try(BenchmarkRegistration benchmark, string? folder, bool strict)
    {
        var (splits, flaws) = (new Dictionary<Split, Func<Benchmark>>(), new Dictionary<Split, string>());
        var options = Options(benchmark, strict);
        foreach (var split in Enum.GetValues<Split>())
        {
            var request = new EnvironmentRequest(1, split, folder, 0);
            try
            {
                using var made = new OwnedBenchmark(() => benchmark.Create(request, options));
                splits.Add(split, () => benchmark.Create(request, options));
            }
            catch (InputException exception)
            {
                flaws.Add(split, exception.Message);
            }
        }

        return splits.Count == 0
            ? (null, flaws.Values.FirstOrDefault())
            : (new(benchmark.Name, benchmark.Summary, splits, flaws), null);
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
