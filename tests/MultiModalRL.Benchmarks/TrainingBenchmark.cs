using BenchmarkDotNet.Attributes;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Benchmarks;

/// <summary>PPO end to end: a rollout of 16 steps of every row and the update that learns from it, from one row to 4,096.</summary>
[MemoryDiagnoser]
public class TrainingBenchmark
{
    private const int RolloutSteps = 16;

    private readonly Registered registered = new();
    private readonly IMetricSink nowhere = new Nowhere();
    private IAgent? agent;
    private Play? play;

    /// <summary>The environment.</summary>
    [Params("classic/CartPole-v1", "glimpse/GridShapes-v0")]
    public string Environment { get; set; } = "";

    /// <summary>Its rows.</summary>
    [Params(1, 4, 64, 1024, 4096)]
    public int Rows { get; set; }

    /// <summary>Makes the agent.</summary>
    [GlobalSetup]
    public void Begin()
    {
        TorchRuntime.Configure(threads: 1);
        var environment = registered.Environment(Environment, Rows);
        agent = registered.Agent(PpoAgent.Name, environment, new PpoOptions { RolloutSteps = RolloutSteps });
        play = new Play(environment, agent.BehaviorPolicy);
    }

    /// <summary>Plays, and learns from it.</summary>
    [Benchmark]
    public bool PlayAndLearn()
    {
        play!.Gather(agent!, RolloutSteps);
        return agent!.Update(nowhere);
    }

    /// <summary>Frees the agent and the environment.</summary>
    [GlobalCleanup]
    public void End()
    {
        play?.Dispose();
        agent?.Dispose();
    }
}
