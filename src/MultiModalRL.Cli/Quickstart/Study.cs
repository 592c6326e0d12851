using System.Text.Json.Nodes;
using MultiModalRL.Core;
using MultiModalRL.Running;
using MultiModalRL.Torch;

namespace MultiModalRL.Cli;

/// <summary>Trains and measures several agents in one environment.</summary>
/// <param name="settings">Which environment.</param>
/// <param name="registries">Where environment and agents are found.</param>
/// <param name="display">Shows each stage.</param>
/// <param name="terminal">Where times come from, and warnings go.</param>
/// <param name="cancellation">Ends the stage under way after a clean checkpoint.</param>
internal sealed class Study(
    StudySettings settings, Registries registries, StageDisplay display, Terminal terminal, CancellationToken cancellation)
{
    private readonly EnvironmentRegistration environment = registries.Environments.Get(settings.EnvironmentId);

    /// <summary>The validated options of the environment.</summary>
    public object EnvironmentOptions { get; } = OptionsBinder.Bind(
        registries.Environments.Get(settings.EnvironmentId).OptionsType, settings.EnvironmentOptions, "environment");

    /// <summary>The folder of a run.</summary>
    public string RunFolder(string name) => Path.Combine(settings.Folder, name);

    /// <summary>Trains an agent, goes on with its interrupted run, or takes the finished one.</summary>
    /// <exception cref="InputException">The folder holds a run of other options.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; a checkpoint was written.</exception>
    public void Train(string agentName, long steps, JsonObject? options = null, string? init = null)
    {
        var agent = registries.Agents.Get(agentName);
        var request = new TrainingRequest
        {
            Environment = environment,
            EnvironmentOptions = EnvironmentOptions,
            Agent = agent,
            AgentOptions = OptionsBinder.Bind(agent.OptionsType, options, "agent"),
            Init = init is null ? null : RunFolder(init),
            Steps = steps,
            Seed = settings.Seed,
            Device = settings.Device,
            Precision = settings.Precision,
            Threads = settings.Threads,
            Folder = RunFolder(agentName),
        };
        var manifest = display.Show($"{settings.Name}: train {agentName}", progress => Carry(request, progress));
        if (manifest.Status != RunStatus.Finished)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Measures an agent on the test split.</summary>
    public Measurement Evaluate(
        string agentName, int examples, string? run = null, string? init = null, JsonObject? options = null, int timed = 100,
        string? label = null)
    {
        var agent = registries.Agents.Get(agentName);
        var request = new EvaluationRequest
        {
            Environment = environment,
            EnvironmentOptions = EnvironmentOptions,
            Agent = agent,
            AgentOptions = OptionsBinder.Bind(agent.OptionsType, options, "agent"),
            TrainedRun = run is null ? null : RunFolder(run),
            Init = init is null ? null : RunFolder(init),
            Episodes = examples,
            TimedEpisodes = timed,
            Seed = settings.Seed,
            Device = settings.Device,
            Precision = settings.Precision,
        };
        return display.Show($"{settings.Name}: measure {label ?? agentName}", progress =>
            new EvaluationRun(request, terminal.Clock) { Progress = progress }.Execute(cancellation));
    }

    /// <summary>The environment again, on the test split.</summary>
    public IVectorEnvironment CreateEnvironment(int rows) =>
        environment.Create(new EnvironmentRequest(rows, Split.Test, Data: null, new RunOptions().DataSeed), EnvironmentOptions);

    private RunManifest Carry(TrainingRequest request, Action<TrainingProgress> progress)
    {
        var run = new TrainingRun(request, terminal.Clock)
        {
            Progress = progress,
            Sinks = (folder, resumedAt) => [new TensorBoardSink(folder, terminal.Clock, resumedAt), new WarningSink(terminal)],
        };
        var folder = new RunFolder(request.Folder);
        if (!folder.Exists)
        {
            return run.Start(cancellation);
        }

        RequireSame(request, folder.ReadManifest());
        return run.Resume(cancellation);
    }

    private static void RequireSame(TrainingRequest request, RunManifest manifest)
    {
        var same = manifest.Seed == request.Seed && manifest.Steps == request.Steps && manifest.Precision == request.Precision
            && JsonNode.DeepEquals(manifest.Agent.Options, OptionsBinder.ToJson(request.AgentOptions))
            && JsonNode.DeepEquals(manifest.Environment.Options, OptionsBinder.ToJson(request.EnvironmentOptions));
        if (!same)
        {
            throw new InputException($"{request.Folder}: holds a run with another seed, budget, precision or options: choose another --out");
        }
    }
}
