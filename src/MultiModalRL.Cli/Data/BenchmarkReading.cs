using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>A data folder as one benchmark reads it.</summary>
/// <param name="Name">The benchmark.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Splits">Makes the content of each split that is there.</param>
/// <param name="Flaws">What is wrong with splits that are there and cannot be read.</param>
internal sealed record BenchmarkReading(
    string Name, string Summary, IReadOnlyDictionary<Split, Func<Benchmark>> Splits, IReadOnlyDictionary<Split, string> Flaws);
