using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>Why a folder is read by no benchmark.</summary>
internal static class UnreadFolder
{
    /// <summary>
    /// The flaw of the one benchmark whose files are there and cannot be used, word for word; of several, all by name; where
    /// there is none, how to find out.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="tried">The readings by all benchmarks that may be asked.</param>
    /// <param name="names">The names that can be asked for.</param>
    public static InputException Flaw(string folder, IReadOnlyList<BenchmarkReading> tried, IEnumerable<string> names)
    {
        var damaged = tried.Where(reading => reading.IsDamaged).ToArray();

        // Whatever takes tables by their usual names finds the same files: each says in its own way that the columns are not its own.
        var told = Array.FindAll(damaged, reading => reading.Name == TableBenchmark.Name) is { Length: > 0 } table ? table : damaged;
        return told switch
        {
            [] => new($"{folder} is read by no benchmark: --as NAME tells why one cannot, of {string.Join(", ", names)}"),
            [var one] => one.Flaw!,
            _ => new($"{folder} is read by no benchmark: {string.Join("; ", told.Select(reading => $"as {reading.Name}, {reading.Flaw!.Message}"))}"),
        };
    }
}
