using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using MultiModalRL.Core;
using MultiModalRL.Environments;

namespace MultiModalRL.Running.Tests;

/// <summary>A temporary folder, the registries, and short ways to train in them.</summary>
internal sealed class Laboratory : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("mmrl-running-");
    private readonly ServiceProvider services = new ServiceCollection()
        .AddMultiModalRL()
        .AddModulesFrom(typeof(Benchmark).Assembly)
        .AddModulesFrom(typeof(TinyModule).Assembly)
        .BuildServiceProvider();

    public ManualClock Clock { get; } = new();

    public EnvironmentRegistry Environments => services.GetRequiredService<EnvironmentRegistry>();

    public AgentRegistry Agents => services.GetRequiredService<AgentRegistry>();

    public string Folder(string name) => Path.Combine(root.FullName, name);

    public IVectorEnvironment Environment(int rows, Split split = Split.Train, int examples = 40) =>
        Environments.Get("glimpse/Tiny-v0").Create(new EnvironmentRequest(rows, split, null, 0), EnvironmentOptions(examples));

    public TrainingRequest Request(string name, string agent = "curious", object? options = null, long steps = 600) => new()
    {
        Environment = Environments.Get("glimpse/Tiny-v0"),
        EnvironmentOptions = EnvironmentOptions(40),
        Agent = Agents.Get(agent),
        AgentOptions = options ?? OptionsBinder.Bind(Agents.Get(agent).OptionsType, null, "agent"),
        Run = new RunOptions { Rows = 5, CheckpointSteps = 70, CheckpointMinutes = 0 },
        Steps = steps,
        Seed = 7,
        Folder = Folder(name),
    };

    public EvaluationRequest Evaluation(string agent, object? options = null) => new()
    {
        Environment = Environments.Get("glimpse/Tiny-v0"),
        EnvironmentOptions = EnvironmentOptions(40),
        Agent = Agents.Get(agent),
        AgentOptions = options ?? OptionsBinder.Bind(Agents.Get(agent).OptionsType, null, "agent"),
        Run = new RunOptions { Rows = 8 },
    };

    public TrainingRun Run(TrainingRequest request, params ImmutableArray<IMetricSink> sinks) =>
        new(request, Clock) { Sinks = (_, _) => sinks };

    /// <summary>The metrics that must not depend on the clock.</summary>
    public string[] Metrics(string name) =>
        [.. File.ReadAllLines(Path.Combine(Folder(name), "metrics.jsonl")).Where(line => !line.Contains("charts/SPS", StringComparison.Ordinal))];

    public byte[] Weights(string name) => File.ReadAllBytes(Path.Combine(new RunFolder(Folder(name)).LatestAgentFolder(), "weights.bin"));

    public void Dispose()
    {
        services.Dispose();
        root.Delete(recursive: true);
    }

    private object EnvironmentOptions(int examples) => OptionsBinder.Bind(
        Environments.Get("glimpse/Tiny-v0").OptionsType,
        new() { ["benchmark"] = new System.Text.Json.Nodes.JsonObject { ["examples"] = examples } },
        "environment");
}
