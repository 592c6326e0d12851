using System.Collections.Immutable;
using System.Text.Json.Nodes;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>The results of an environment without questions, under the names that those with questions use.</summary>
internal static class EpisodeSums
{
    public static JsonObject Of(EvaluationRequest request, Measurement measurement)
    {
        var episodes = measurement.GreedyEpisodes;
        var mean = Mean(episodes, episode => episode.Return);
        var json = new JsonObject
        {
            ["environment"] = request.Environment.Id.ToString(),
            ["agent"] = request.Agent.Name,
            ["split"] = request.Split.ToString().ToLowerInvariant(),
            ["episodes"] = episodes.Length,
            ["reward_mean"] = mean.Value,
            ["reward_ci95"] = mean.Ci95.IsKnown ? new JsonArray(mean.Ci95.Low, mean.Ci95.High) : null,
            ["actions_mean"] = episodes.Average(episode => episode.Length),
            ["truncated"] = episodes.Count(episode => episode.Truncated),
        };
        if (!measurement.ResponseMilliseconds.IsEmpty)
        {
            var times = ResponseTimes.Of(measurement.ResponseMilliseconds.AsSpan(), request.Device);
            json["response_time_ms"] = new JsonObject { ["p50"] = times.P50, ["p90"] = times.P90, ["p99"] = times.P99, ["device"] = times.Device };
        }

        if (!measurement.StochasticEpisodes.IsEmpty)
        {
            json["stochastic"] = new JsonObject { ["reward_mean"] = Mean(measurement.StochasticEpisodes, episode => episode.Return).Value };
        }

        return json;
    }

    private static Estimate Mean(ImmutableArray<EpisodeResult> episodes, Func<EpisodeResult, double> value) =>
        ClusteredMean.Of(episodes.Select(value).ToArray(), Enumerable.Range(0, episodes.Length).ToArray());
}
