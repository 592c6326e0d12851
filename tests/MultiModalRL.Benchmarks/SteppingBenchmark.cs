using BenchmarkDotNet.Attributes;
using MultiModalRL.Agents;

namespace MultiModalRL.Benchmarks;

/// <summary>Every registered environment that needs no data, stepped with uniformly drawn legal actions.</summary>
[MemoryDiagnoser]
public class SteppingBenchmark
{
    private readonly Registered registered = new();
    private Play? play;

    /// <summary>The environment.</summary>
    [ParamsSource(nameof(Environments))]
    public string Environment { get; set; } = "";

    /// <summary>Its rows.</summary>
    [Params(1, 8, 64, 1024, 4096)]
    public int Rows { get; set; }

    /// <summary>Every environment that needs no data.</summary>
    public IEnumerable<string> Environments => registered.Environments;

    /// <summary>Begins to play.</summary>
    [GlobalSetup]
    public void Begin()
    {
        var environment = registered.Environment(Environment, Rows);
        play = new Play(environment, new RandomPolicy(environment.Spec, seed: 1));
    }

    /// <summary>An action drawn for every row, and one step of all rows.</summary>
    [Benchmark]
    public void DrawAndStep()
    {
        play!.Act();
        play.Step();
    }

    /// <summary>Frees the environment.</summary>
    [GlobalCleanup]
    public void End() => play?.Dispose();
}
