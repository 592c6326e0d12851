using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary><c>run.json</c>: what a run is, enough to repeat it.</summary>
public sealed record RunManifest
{
    /// <summary>The version of this format that is written.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of this format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The command line, where there was one.</summary>
    public ImmutableArray<string> Command { get; init; } = [];

    /// <summary>The environment.</summary>
    public required ManifestPart Environment { get; init; }

    /// <summary>The agent.</summary>
    public required ManifestPart Agent { get; init; }

    /// <summary>The options of the run: <see cref="RunOptions"/>.</summary>
    public required JsonObject Run { get; init; }

    /// <summary>The split trained on.</summary>
    public required Split Split { get; init; }

    /// <summary>The data folder; null where none was given.</summary>
    public DataSource? Data { get; init; }

    /// <summary>What questions about the data were read by, so that the run can be measured without them; null without data or questions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QuestionVocabulary? Vocabulary { get; init; }

    /// <summary>The root seed, from which every stream but that of generated data is derived.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The run that the agent started from, or null.</summary>
    public string? Init { get; init; }

    /// <summary>The budget in the agent's steps.</summary>
    public required long Steps { get; init; }

    /// <summary>The device: <c>cpu</c> or <c>cuda:N</c>.</summary>
    public required string Device { get; init; }

    /// <summary>The numbers that the agent computes with.</summary>
    public Precision Precision { get; init; }

    /// <summary>Threads within an operation; null where it was left to the library.</summary>
    public int? Threads { get; init; }

    /// <summary>Versions of the runtime and of all assemblies beyond it.</summary>
    public ImmutableSortedDictionary<string, string> Versions { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The commit that the software was built from; null where unknown.</summary>
    public string? GitCommit { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>How it stands.</summary>
    public RunStatus Status { get; init; }

    /// <summary>What was chosen on validation, in order of time.</summary>
    public ImmutableArray<Calibration> Calibrations { get; init; } = [];

    /// <summary>The best checkpoint by validation, where <see cref="RunOptions.EvaluationSteps"/> asked for it; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BestCheckpoint? Best { get; init; }

    /// <summary>
    /// What the run's model reads the questions of an environment by, the same benchmark or another: its tokens, and of the same
    /// benchmark its answers; null where the run recorded none.
    /// </summary>
    public QuestionVocabulary? VocabularyFor(EnvironmentId environment) =>
        EnvironmentId.Parse(Environment.Id).Name == environment.Name ? Vocabulary : Vocabulary is { } tokens ? tokens with { Answers = [] } : null;
}
