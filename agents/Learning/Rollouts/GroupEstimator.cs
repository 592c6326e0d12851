using System.Runtime.InteropServices;
using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Advantages from comparing whole episodes of one group: every step of an episode has the advantage of the episode's
/// return, discounted from its first step. A group is learned from where every one of its episodes began and ended within
/// the rollout; the steps of other episodes have weight 0.
/// </summary>
/// <param name="discount">γ.</param>
/// <param name="groupSize">Episodes a group.</param>
/// <param name="perEpisode">Whether each episode weighs 1 (each of its steps 1 / length), rather than each step.</param>
/// <param name="compare">Turns the returns of a group into advantages.</param>
internal sealed class GroupEstimator(double discount, int groupSize, bool perEpisode, GroupEstimator.Comparison compare) : AdvantageEstimator
{
    private readonly MonteCarloReturn estimator = new(discount);
    private readonly SortedDictionary<long, List<int>> begun = [];
    private readonly float[] returns = new float[groupSize];
    private readonly float[] advantages = new float[groupSize];
    private int groups;
    private int flat;
    private double share;

    /// <summary>Writes the advantage of each episode of a group.</summary>
    public delegate void Comparison(ReadOnlySpan<float> returns, Span<float> advantages);

    public override bool Bootstraps => false;

    public override bool ScalesRewards => false;

    /// <summary>
    /// Steps that a rollout has at least, so that it holds whole groups however long episodes last: the episode a row is
    /// amid of at first, the one it is amid of at last, and its part of two groups between.
    /// </summary>
    public static int LeastSteps(int groupSize, AgentContext context) =>
        Rollout.Capped((long)context.Environment.MaxEpisodeSteps * (2 + (2 * groupSize + context.Rows - 1) / context.Rows));

    public override void Fill(Rollout rollout, ReadOnlySpan<float> lastValues)
    {
        var known = new bool[rollout.Count];
        estimator.Fill(rollout.Rewards, rollout.Status, rollout.Rows, rollout.Returns, known);
        Array.Clear(rollout.Weights);
        Array.Clear(rollout.Advantages);
        rollout.Episodes.Clear();
        Collect(rollout, known);
        (groups, flat) = (0, 0);
        foreach (var firsts in begun.Values)
        {
            if (firsts.Count == groupSize)
            {
                Compare(rollout, CollectionsMarshal.AsSpan(firsts));
            }
        }

        share = (double)rollout.Episodes.Sum(episode => episode.Length) / rollout.Count;
    }

    /// <remarks>Groups whose returns are all alike teach nothing; many of them mean that the reward does not tell episodes apart.</remarks>
    public override void Report(IMetricSink metrics, long step)
    {
        metrics.Scalar(LossTags.LearnedShare, share, step);
        metrics.Scalar("charts/groups", groups, step);
        if (groups > 0)
        {
            metrics.Scalar(LossTags.FlatGroups, (double)flat / groups, step);
        }
    }

    private void Collect(Rollout rollout, ReadOnlySpan<bool> known)
    {
        begun.Clear();
        for (var place = 0; place < rollout.Count; place++)
        {
            if (!rollout.Starts[place] || !known[place])
            {
                continue;
            }

            var group = rollout.Numbers[place] / groupSize;
            if (!begun.TryGetValue(group, out var firsts))
            {
                begun[group] = firsts = [];
            }

            firsts.Add(place);
        }
    }

    private void Compare(Rollout rollout, ReadOnlySpan<int> firsts)
    {
        for (var i = 0; i < groupSize; i++)
        {
            returns[i] = rollout.Returns[firsts[i]];
        }

        compare(returns, advantages);
        groups++;
        flat += returns.AsSpan().ContainsAnyExcept(returns[0]) ? 0 : 1;
        for (var i = 0; i < groupSize; i++)
        {
            Assign(rollout, rollout.EpisodeAt(firsts[i]), advantages[i]);
        }
    }

    private void Assign(Rollout rollout, StepSpan episode, float advantage)
    {
        rollout.Episodes.Add(episode);
        for (var step = 0; step < episode.Length; step++)
        {
            var place = episode.First + step * rollout.Rows;
            rollout.Advantages[place] = advantage;
            rollout.Weights[place] = perEpisode ? 1f / episode.Length : 1;
        }
    }
}
