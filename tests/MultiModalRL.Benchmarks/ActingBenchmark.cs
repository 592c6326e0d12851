using BenchmarkDotNet.Attributes;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Benchmarks;

/// <summary>Behaviour policies on a batch: tensors are objects, whose bytes are a vector step's, not a row's.</summary>
[MemoryDiagnoser]
public class ActingBenchmark
{
    private readonly Registered registered = new();
    private IAgent? agent;
    private Play? play;

    /// <summary>The agent.</summary>
    [Params("random", "ppo")]
    public string Agent { get; set; } = "";

    /// <summary>The environment.</summary>
    [Params("classic/CartPole-v1", "glimpse/GridShapes-v0")]
    public string Environment { get; set; } = "";

    /// <summary>Rows.</summary>
    [Params(1, 8, 64, 1024, 4096)]
    public int Rows { get; set; }

    /// <summary>Makes the agent.</summary>
    [GlobalSetup]
    public void Begin()
    {
        TorchRuntime.Configure(threads: 1);
        var environment = registered.Environment(Environment, Rows);
        agent = registered.Agent(Agent, environment);
        play = new Play(environment, agent.BehaviorPolicy);
    }

    /// <summary>Acts.</summary>
    [Benchmark]
    public void Act() => play!.Act();

    /// <summary>Frees the agent and the environment.</summary>
    [GlobalCleanup]
    public void End()
    {
        play?.Dispose();
        agent?.Dispose();
    }
}
