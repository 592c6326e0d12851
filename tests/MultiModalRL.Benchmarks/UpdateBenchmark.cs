using BenchmarkDotNet.Attributes;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Torch;

namespace MultiModalRL.Benchmarks;

/// <summary>One update of PPO on a rollout that was played before: the bytes are the update's, whatever its steps.</summary>
[MemoryDiagnoser]
public class UpdateBenchmark
{
    private const int RolloutSteps = 128;

    private readonly Registered registered = new();
    private readonly IMetricSink nowhere = new Nowhere();
    private IAgent? agent;
    private Play? play;

    /// <summary>The environment and its rows. CartPole: CleanRL's four minibatches an epoch; GridShapes: a short rollout.</summary>
    [Params("classic/CartPole-v1 × 4", "classic/CartPole-v1 × 64", "glimpse/GridShapes-v0 × 64")]
    public string Setting { get; set; } = "";

    private int Steps => Setting.StartsWith("classic", StringComparison.Ordinal) ? RolloutSteps : RolloutSteps / 8;

    /// <summary>Makes the agent.</summary>
    [GlobalSetup]
    public void Begin()
    {
        TorchRuntime.Configure(threads: 1);
        var parts = Setting.Split(" × ");
        var environment = registered.Environment(parts[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        var options = new PpoOptions { RolloutSteps = Steps, MinibatchSize = Steps * environment.Count / 4, NormalizeObservations = false };
        agent = registered.Agent(PpoAgent.Name, environment, options);
        play = new Play(environment, agent.BehaviorPolicy);
    }

    /// <summary>Plays a rollout.</summary>
    [IterationSetup]
    public void Gather() => play!.Gather(agent!, Steps);

    /// <summary>Learns from it.</summary>
    [Benchmark]
    public bool Update() => agent!.Update(nowhere);

    /// <summary>Frees the agent and the environment.</summary>
    [GlobalCleanup]
    public void End()
    {
        play?.Dispose();
        agent?.Dispose();
    }
}
