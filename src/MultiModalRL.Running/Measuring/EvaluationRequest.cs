using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>What is to be measured, and on what.</summary>
public sealed record EvaluationRequest
{
    /// <summary>The environment.</summary>
    public required EnvironmentRegistration Environment { get; init; }

    /// <summary>Its validated options.</summary>
    public required object EnvironmentOptions { get; init; }

    /// <summary>The agent.</summary>
    public required AgentRegistration Agent { get; init; }

    /// <summary>Its validated options.</summary>
    public required object AgentOptions { get; init; }

    /// <summary>The run whose checkpoint the agent is loaded from; null for agents that need no training run.</summary>
    public string? TrainedRun { get; init; }

    /// <summary>Which checkpoint of that run: its step, or <c>best</c>; null for the latest.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>The run that the agent starts from, or null.</summary>
    public string? Init { get; init; }

    /// <summary>The data folder, or null.</summary>
    public string? Data { get; init; }

    /// <summary>What the run that is measured, or started from, reads questions by; null where it does not say.</summary>
    public QuestionVocabulary? Vocabulary { get; init; }

    /// <summary>The split.</summary>
    public Split Split { get; init; } = Split.Test;

    /// <summary>How many episodes; null for every example of the split (1,000 where there are no examples).</summary>
    public int? Episodes { get; init; }

    /// <summary>How many episodes are timed, one at a time; 0 for none.</summary>
    public int TimedEpisodes { get; init; } = ResponseTimer.DefaultEpisodes;

    /// <summary>Whether the behaviour policy is measured too, where it is another than the evaluation policy.</summary>
    public bool Stochastic { get; init; } = true;

    /// <summary>The root seed of the episodes and of the agent's draws.</summary>
    public ulong Seed { get; init; }

    /// <summary>Where the agent computes.</summary>
    public Device Device { get; init; } = Device.Cpu;

    /// <summary>The numbers it computes with.</summary>
    public Precision Precision { get; init; }

    /// <summary>Rows, examples to calibrate on, and the seed of generated data.</summary>
    public RunOptions Run { get; init; } = new();

    internal IVectorEnvironment CreateEnvironment(Split split, int rows) =>
        Environment.Create(
            new EnvironmentRequest(rows, split, Data, Run.DataSeed)
            {
                Workers = Math.Min(Run.EnvironmentWorkers, rows),
                Vocabulary = Vocabulary,
            },
            EnvironmentOptions);

    /// <summary>What manifests record of the environment.</summary>
    internal ManifestPart EnvironmentPart => new(Environment.Id.ToString(), OptionsBinder.ToJson(EnvironmentOptions));
}
