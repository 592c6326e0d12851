using MultiModalRL.Environments;

namespace MultiModalRL.Cli;

/// <summary>A split's content, whose images are let go of with it.</summary>
internal sealed class OwnedBenchmark(Func<Benchmark> create) : IDisposable
{
    public Benchmark Benchmark { get; } = create();

    public void Dispose() => (Benchmark.Images as IDisposable)?.Dispose();
}
