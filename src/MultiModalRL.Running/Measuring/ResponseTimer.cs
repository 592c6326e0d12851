using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Running;

/// <summary>
/// The response time of an episode: the policy's time summed over its actions, each from the observation delivered to
/// the action received (on a GPU that includes waiting for it), one episode at a time.
/// </summary>
/// <param name="environment">An environment of one row.</param>
/// <param name="seed">The seed of the episodes.</param>
/// <param name="clock">The stop-watch.</param>
public sealed class ResponseTimer(IVectorEnvironment environment, ulong seed, TimeProvider clock)
{
    /// <summary>Episodes that are timed unless the caller says otherwise.</summary>
    public const int DefaultEpisodes = 200;

    private const int WarmUpEpisodes = 20;

    /// <summary>Milliseconds of each of the first episodes, in order, after a warm-up of 20 that does not count.</summary>
    /// <exception cref="ArgumentException">The environment has more than one row.</exception>
    public ImmutableArray<double> Measure(
        IPolicy policy, int episodes = DefaultEpisodes, CancellationToken cancellation = default)
    {
        if (environment.Count != 1)
        {
            throw new ArgumentException($"response times are of one row: the environment has {environment.Count}");
        }

        _ = Play(policy, Math.Min(WarmUpEpisodes, episodes), cancellation);
        return Play(policy, episodes, cancellation);
    }

    private ImmutableArray<double> Play(IPolicy policy, int episodes, CancellationToken cancellation)
    {
        var spec = environment.Spec;
        var count = spec.QuestionAnswering is null ? episodes : Math.Min(episodes, spec.ExampleCount);
        var times = ImmutableArray.CreateBuilder<double>(count);
        var ticks = 0L;
        new EpisodePlayer(environment, seed).Play(policy, count, Observe, Act, cancellation);
        return times.ToImmutable();

        void Act(PolicyInput input, PolicyState state, Columns actions, Columns extras)
        {
            var start = clock.GetTimestamp();
            policy.Act(input, state, actions, extras);
            ticks += clock.GetTimestamp() - start;
        }

        void Observe(int row, Columns actions, VectorStep after, Columns info)
        {
            if (after.Status[row] != StepStatus.Continues)
            {
                times.Add(1000.0 * ticks / clock.TimestampFrequency);
                ticks = 0;
            }
        }
    }
}
