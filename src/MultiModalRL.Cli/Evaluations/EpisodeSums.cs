using System.Collections.Immutable;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>The results of an environment without questions.</summary>
internal static class EpisodeSums
{
    public static EpisodesResult Of(EvaluationRequest request, Measurement measurement)
    {
        var episodes = measurement.GreedyEpisodes;
        var mean = Mean(episodes);
        var times = measurement.ResponseMilliseconds;
        return new EpisodesResult
        {
            Environment = request.Environment.Id.ToString(),
            Agent = request.Agent.Name,
            Split = request.Split.ToString().ToLowerInvariant(),
            Episodes = episodes.Length,
            RewardMean = mean.Value,
            RewardCi95 = mean.Ci95,
            ActionsMean = episodes.Average(episode => episode.Length),
            Truncated = episodes.Count(episode => episode.Truncated),
            ResponseTimeMs = times.IsEmpty ? null : ResponseTimes.Of(times.AsSpan(), request.Device),
            Stochastic = measurement.StochasticEpisodes.IsEmpty ? null : new StochasticReturn(Mean(measurement.StochasticEpisodes).Value),
        };
    }

    private static Estimate Mean(ImmutableArray<EpisodeResult> episodes) => ClusteredMean.Of(
        episodes.Select(episode => episode.Return).ToArray(), Enumerable.Range(0, episodes.Length).ToArray());
}
