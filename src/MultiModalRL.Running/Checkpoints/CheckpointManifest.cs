using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MultiModalRL.Running;

/// <summary><c>checkpoint.json</c>, the last file of a checkpoint to be written.</summary>
internal sealed record CheckpointManifest
{
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>The agent's steps.</summary>
    public required long Step { get; init; }

    /// <summary>Whether training was over.</summary>
    public required bool Finished { get; init; }

    /// <summary>How much of <c>metrics.jsonl</c> was written before.</summary>
    public required long MetricsBytes { get; init; }

    /// <summary>The agent's steps when its policy was last measured on validation; null where it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? MeasuredAt { get; init; }

    /// <summary>What the policy returned on validation, where this is the checkpoint of the best; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Return { get; init; }

    /// <summary>All other files.</summary>
    public ImmutableArray<CheckpointFile> Files { get; init; } = [];
}
