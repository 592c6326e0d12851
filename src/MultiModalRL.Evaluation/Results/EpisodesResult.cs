using System.Text.Json.Serialization;

namespace MultiModalRL.Evaluation;

/// <summary>
/// One agent in an environment without questions, as <c>mmrl evaluate --json</c> prints it: the names that
/// <see cref="EvaluationResult"/> has too mean the same.
/// </summary>
public sealed record EpisodesResult
{
    /// <summary>The environment's id.</summary>
    public required string Environment { get; init; }

    /// <summary>The agent's name.</summary>
    public required string Agent { get; init; }

    /// <summary>The split's name in lower case.</summary>
    public required string Split { get; init; }

    /// <summary>How many episodes.</summary>
    public required int Episodes { get; init; }

    /// <summary>Mean return, not discounted.</summary>
    public required double RewardMean { get; init; }

    /// <summary>Its 95 % interval.</summary>
    public required Interval RewardCi95 { get; init; }

    /// <summary>Mean steps of an episode.</summary>
    public required double ActionsMean { get; init; }

    /// <summary>How many episodes a limit from outside cut off.</summary>
    public required int Truncated { get; init; }

    /// <summary>Response times; absent where they were not measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResponseTimes? ResponseTimeMs { get; init; }

    /// <summary>The same policy with sampled actions; absent where it was not measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StochasticReturn? Stochastic { get; init; }
}
