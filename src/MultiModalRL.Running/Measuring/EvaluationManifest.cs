using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// <c>evaluation.json</c>: what was measured, enough to repeat it. Where something was chosen on validation, it is
/// written before the measured split is touched.
/// </summary>
public sealed record EvaluationManifest
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

    /// <summary>The seed of generated data; see <see cref="RunOptions.DataSeed"/>.</summary>
    public ulong DataSeed { get; init; }

    /// <summary>The split.</summary>
    public required Split Split { get; init; }

    /// <summary>The data folder; null where none was given.</summary>
    public DataSource? Data { get; init; }

    /// <summary>The run that the agent was loaded from, or null.</summary>
    public string? TrainedRun { get; init; }

    /// <summary>Which checkpoint of that run: its step, or <c>best</c>; null for the latest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Checkpoint { get; init; }

    /// <summary>The run that the agent started from, or null.</summary>
    public string? Init { get; init; }

    /// <summary>The root seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The device.</summary>
    public required string Device { get; init; }

    /// <summary>The numbers that the agent computes with.</summary>
    public Precision Precision { get; init; }

    /// <summary>Threads within an operation; null where it was left to the library.</summary>
    public int? Threads { get; init; }

    /// <summary>Versions of the runtime and of all assemblies beyond it.</summary>
    public ImmutableSortedDictionary<string, string> Versions { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The commit that the software was built from; null where unknown.</summary>
    public string? GitCommit { get; init; }

    /// <summary>When it was measured.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>What was chosen on validation; null where nothing was to be chosen.</summary>
    public Calibration? Calibration { get; init; }

    /// <summary>Whether both are of one policy on one split of one environment, measured again perhaps.</summary>
    public bool IsOfTheSame(EvaluationManifest other) =>
        (Split, DataSeed, TrainedRun, Checkpoint, Init) == (other.Split, other.DataSeed, other.TrainedRun, other.Checkpoint, other.Init)
        && IsTheSame(Environment, other.Environment)
        && IsTheSame(Agent, other.Agent);

    /// <summary>The manifest of a request.</summary>
    public static EvaluationManifest Of(EvaluationRequest request, DateTimeOffset started) => new()
    {
        Environment = request.EnvironmentPart,
        Agent = new ManifestPart(request.Agent.Name, OptionsBinder.ToJson(request.AgentOptions)),
        DataSeed = request.Run.DataSeed,
        Split = request.Split,
        Data = request.Data is null ? null : new DataSource(Path.GetFullPath(request.Data), DataDigest.Of(request.Data)),
        TrainedRun = request.TrainedRun is null ? null : Path.GetFullPath(request.TrainedRun),
        Checkpoint = request.Checkpoint,
        Init = request.Init is null ? null : Path.GetFullPath(request.Init),
        Seed = request.Seed,
        Device = request.Device.ToString(),
        Precision = request.Precision,
        Versions = SoftwareVersions.Loaded(),
        GitCommit = SoftwareVersions.Commit(),
        Started = started,
    };

    private static bool IsTheSame(ManifestPart one, ManifestPart other) =>
        one.Id == other.Id && JsonNode.DeepEquals(one.Options, other.Options);
}
