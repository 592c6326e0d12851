using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>What is to be trained, on what, how long and where to.</summary>
public sealed record TrainingRequest
{
    /// <summary>The environment.</summary>
    public required EnvironmentRegistration Environment { get; init; }

    /// <summary>Its validated options.</summary>
    public required object EnvironmentOptions { get; init; }

    /// <summary>The agent.</summary>
    public required AgentRegistration Agent { get; init; }

    /// <summary>Its validated options.</summary>
    public required object AgentOptions { get; init; }

    /// <summary>How the run is carried out.</summary>
    public RunOptions Run { get; init; } = new();

    /// <summary>The data folder, or null.</summary>
    public string? Data { get; init; }

    /// <summary>The split to train on.</summary>
    public Split Split { get; init; } = Split.Train;

    /// <summary>The folder of the run to start from, or null.</summary>
    public string? Init { get; init; }

    /// <summary>What questions are to be read by: that of the run to start from, or of this run where it goes on; null for the data's own.</summary>
    public QuestionVocabulary? Vocabulary { get; init; }

    /// <summary>The budget in the agent's steps; training ends at the first update at or past it.</summary>
    public required long Steps { get; init; }

    /// <summary>The root seed.</summary>
    public ulong Seed { get; init; }

    /// <summary>Where the agent computes.</summary>
    public Device Device { get; init; } = Device.Cpu;

    /// <summary>The numbers it computes with.</summary>
    public Precision Precision { get; init; }

    /// <summary>Threads within an operation, for the record; null where it was left to the library.</summary>
    public int? Threads { get; init; }

    /// <summary>The command line, for the record.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>The run folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The request that a run was made from.</summary>
    /// <exception cref="InputException">The run names something that is not registered, or options that are not valid any more.</exception>
    public static TrainingRequest Of(RunFolder folder, EnvironmentRegistry environments, AgentRegistry agents)
    {
        var manifest = folder.ReadManifest();
        var environment = environments.Get(manifest.Environment.Id);
        var agent = agents.Get(manifest.Agent.Id);
        return new TrainingRequest
        {
            Environment = environment,
            EnvironmentOptions = OptionsBinder.Bind(environment.OptionsType, manifest.Environment.Options, "environment"),
            Agent = agent,
            AgentOptions = OptionsBinder.Bind(agent.OptionsType, manifest.Agent.Options, "agent"),
            Run = OptionsBinder.Bind<RunOptions>(manifest.Run, "run"),
            Data = manifest.Data?.Folder,
            Split = manifest.Split,
            Init = manifest.Init,
            Vocabulary = manifest.Vocabulary,
            Steps = manifest.Steps,
            Seed = manifest.Seed,
            Device = Device.Parse(manifest.Device) ?? Device.Cpu,
            Precision = manifest.Precision,
            Threads = manifest.Threads,
            Command = manifest.Command,
            Folder = folder.FullPath,
        };
    }

    /// <summary>The environment to train in.</summary>
    /// <exception cref="InputException">Restarts or threads are asked of an environment that has none.</exception>
    internal IVectorEnvironment CreateTrainingEnvironment()
    {
        var environment = Environment.Create(Ask(Split, Run.Rows) with { Restarts = Run.EnvironmentRestarts }, EnvironmentOptions);
        if (Refusal(environment) is not { } refusal)
        {
            return environment;
        }

        environment.Dispose();
        throw new InputException(refusal);
    }

    /// <summary>The same on another split, with another number of rows; a crash is an error there.</summary>
    internal IVectorEnvironment CreateEnvironment(Split split, int rows) => Environment.Create(Ask(split, rows), EnvironmentOptions);

    private EnvironmentRequest Ask(Split split, int rows) =>
        new(rows, split, Data, Run.DataSeed) { Workers = Math.Min(Run.EnvironmentWorkers, rows), Vocabulary = Vocabulary };

    private string? Refusal(IVectorEnvironment environment)
    {
        var allowed = environment.Restarts?.Allowed ?? 0;
        if (Run.EnvironmentRestarts != 0 && allowed != Run.EnvironmentRestarts)
        {
            return $"run.environmentRestarts is {Run.EnvironmentRestarts}, but {Environment.Id} makes {(allowed == 0 ? "no" : $"at most {allowed}")} sub-environments anew: expected {allowed}";
        }

        return environment.Workers < Math.Min(Run.EnvironmentWorkers, Run.Rows)
            ? $"run.environmentWorkers is {Run.EnvironmentWorkers}, but {Environment.Id} shares its rows among {environment.Workers}: expected {environment.Workers}"
            : null;
    }
}
