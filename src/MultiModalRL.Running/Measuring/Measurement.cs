using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>What an evaluation brought. Greedy is the headline.</summary>
/// <param name="Environment">The environment's spec.</param>
public sealed record Measurement(EnvironmentSpec Environment)
{
    /// <summary>The evaluation policy's outcomes in a question-answering environment, response times included; else null.</summary>
    public OutcomeSet? Greedy { get; init; }

    /// <summary>The behaviour policy's outcomes; null where not measured.</summary>
    public OutcomeSet? Stochastic { get; init; }

    /// <summary>The evaluation policy's episodes in any other environment; else empty.</summary>
    public ImmutableArray<EpisodeResult> GreedyEpisodes { get; init; } = [];

    /// <summary>The behaviour policy's episodes in any other environment; empty where not measured.</summary>
    public ImmutableArray<EpisodeResult> StochasticEpisodes { get; init; } = [];

    /// <summary>Batch-1 response times of whole episodes in milliseconds; empty where not measured.</summary>
    public ImmutableArray<double> ResponseMilliseconds { get; init; } = [];

    /// <summary>What was chosen on validation; null where nothing was to be chosen.</summary>
    public Calibration? Calibration { get; init; }
}
