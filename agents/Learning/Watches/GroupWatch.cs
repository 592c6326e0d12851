using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Tells where whole episodes are learned from and a rollout holds none, or episodes are compared and none differ.</summary>
/// <param name="totalSteps">The budget: a task that is solved has groups without a difference, which is told of in its first half alone.</param>
internal sealed class GroupWatch(long totalSteps)
{
    private const double GoneShare = 0.5;

    private readonly Alarm nothingLearned = new("nothing_learned");
    private readonly Alarm flatGroups = new("flat_groups");

    /// <summary>Looks at a metric, if it is one that tells.</summary>
    public void Seen(string tag, double value, long step, IMetricSink metrics)
    {
        if (tag == LossTags.LearnedShare)
        {
            nothingLearned.Tell(
                value == 0, value > 0, step, metrics,
                $"nothing is learned from the latest rollout: no episode, or no whole group of them, began and ended within it; take more agent.rolloutSteps or fewer run.rows, or an environment that cuts its episodes");
        }
        else if (tag == LossTags.FlatGroups)
        {
            flatGroups.Tell(
                2 * step < totalSteps && value >= 1, value < GoneShare, step, metrics,
                $"the episodes of every group of the latest rollout earned the same: comparing them teaches nothing");
        }
    }

    public void Save(BinaryWriter writer)
    {
        nothingLearned.Save(writer);
        flatGroups.Save(writer);
    }

    public void Load(BinaryReader reader)
    {
        nothingLearned.Load(reader);
        flatGroups.Load(reader);
    }
}
