using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Core.Tests;

namespace MultiModalRL.Benchmarks;

/// <summary>What the framework adds to a user's own environment of one episode at a time: a short walk, row by row.</summary>
[MemoryDiagnoser]
public class RowsBenchmark
{
    private Play? play;

    /// <summary>Threads; 0 for the vector environment that has none.</summary>
    [Params(0, 1, 2)]
    public int Workers { get; set; }

    /// <summary>Rows.</summary>
    [Params(1, 1024)]
    public int Rows { get; set; }

    /// <summary>Begins to play.</summary>
    [GlobalSetup]
    public void Begin()
    {
        ImmutableArray<IEnvironment> walks = [.. Enumerable.Range(0, Rows).Select(row => (IEnvironment)new WalkEnvironment(row))];
        IVectorEnvironment environment = Workers == 0 ? new SyncVectorEnvironment(walks) : new ParallelVectorEnvironment(walks, Workers);
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
