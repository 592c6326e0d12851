using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>Why a folder is read by no benchmark.</summary>
internal static class UnreadFolder
{
    /// <summary>
    /// The flaw of the one benchmark whose files are there and cannot be used, word for word; of several, all by name; where
    /// there is none, how to find out. Of Parquet files that fit none, the columns are told.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="tried">The readings by all benchmarks that may be asked.</param>
    /// <param name="names">The names that can be asked for.</param>
    public static InputException Flaw(string folder, IReadOnlyList<BenchmarkReading> tried, IEnumerable<string> names)
    {
        // Benchmarks that read the same files often find the same in them.
        var damaged = tried.Where(reading => reading.IsDamaged).DistinctBy(reading => reading.Flaw!.Message).ToArray();
        if (Array.Find(damaged, reading => reading.Name == TableBenchmark.Name) is { } table)
        {
            // Whatever takes tables by their usual names finds these files, and says in its own way that the columns are not its own.
            // An exception behind a flaw shows that a file cannot be decoded, whosever it is.
            damaged = Array.FindAll(damaged, reading => reading.Flaw!.InnerException is not null);
            if (damaged.Length == 0)
            {
                return WithColumns(folder, table.Flaw!.Message);
            }
        }

        return damaged switch
        {
            [] => WithColumns(folder, $"{folder} is read by no benchmark: --as NAME tells why one cannot, of {string.Join(", ", names)}"),
            [var one] => one.Flaw!,
            _ => new($"{folder} is read by no benchmark: {string.Join("; ", damaged.Select(reading => $"as {reading.Name}, {reading.Flaw!.Message}"))}"),
        };
    }

    private static InputException WithColumns(string folder, string message)
    {
        var schemas = TableSchema.Of(folder);
        return schemas.All(schema => message.Contains(schema.Listed, StringComparison.Ordinal))
            ? new(message)
            : new($"{message}; the columns are {string.Join("; ", schemas.Select(schema => $"of {schema.Where}: {schema.Listed}"))}");
    }
}
