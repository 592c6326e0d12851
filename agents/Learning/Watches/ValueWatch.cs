using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Tells when the learning of action values goes wrong, as <see cref="LearningWatch"/> does: values or errors beyond anything
/// that can be earned, rewards without a difference, and greedy actions that are answers alone, or none.
/// </summary>
/// <param name="spec">The environment's spec.</param>
/// <param name="discount">γ.</param>
internal sealed class ValueWatch(EnvironmentSpec spec, double discount)
{
    /// <summary>Steps, and greedy actions, that are looked at together.</summary>
    public const int Together = 1024;

    // What |rewards| of 1 may add up to: 1 / (1 − γ), or over an episode that is not discounted; NaN where that has no limit.
    private readonly double horizon = discount < 1 ? 1 / (1 - discount) : spec.MaxEpisodeSteps > 0 ? spec.MaxEpisodeSteps : double.NaN;
    private readonly Explosion values = new("value_explosion", "value of actions");
    private readonly Explosion errors = new("error_explosion", "temporal-difference error");
    private readonly PlayWatch play = new();
    private readonly EarningTally earned = new();
    private readonly AnswerTally greedy = new(spec);
    private double largestReward;
    private bool ended;

    /// <summary>Passes metrics on, and looks at the ones that tell.</summary>
    public IMetricSink Over(IMetricSink metrics) => new WatchedMetrics(metrics, (tag, value, step) => Seen(tag, value, step, metrics));

    /// <summary>Takes in a step of all rows.</summary>
    /// <param name="experience">The step.</param>
    /// <param name="drawn">Not 0 where an action was drawn to explore: that says nothing of the values.</param>
    public void Observe(in Experience experience, ReadOnlySpan<byte> drawn)
    {
        earned.Add(experience.After.Rewards, experience.After.Status);
        largestReward = Math.Max(largestReward, earned.Largest);
        for (var row = 0; row < drawn.Length; row++)
        {
            if (drawn[row] == 0 && experience.After.Status[row] != StepStatus.Idle)
            {
                greedy.Add(experience.Actions, row);
            }
        }
    }

    /// <summary>Looks at what was played, as soon as it is enough to tell.</summary>
    public void Look(long step, IMetricSink metrics)
    {
        if (earned.Count >= Together)
        {
            // Where each step earns the same and the task once ended an episode, that it ends none any more is success.
            ended |= earned.Ends;
            play.Look(earned.IsFlat || (earned.IsEndless && !ended), earned.Count, step, metrics);
            earned.Clear();
        }

        if (greedy.Count >= Together)
        {
            play.Look(greedy, step, metrics);
            greedy.Clear();
        }
    }

    /// <summary>Writes what holds already, and what is yet to be looked at.</summary>
    public void Save(BinaryWriter writer)
    {
        values.Save(writer);
        errors.Save(writer);
        play.Save(writer);
        earned.Save(writer);
        greedy.Save(writer);
        writer.Write(largestReward);
        writer.Write(ended);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    public void Load(BinaryReader reader)
    {
        values.Load(reader);
        errors.Load(reader);
        play.Load(reader);
        earned.Load(reader);
        greedy.Load(reader);
        (largestReward, ended) = (reader.ReadDouble(), reader.ReadBoolean());
    }

    private void Seen(string tag, double value, long step, IMetricSink metrics)
    {
        if (tag == DqnUpdate.ValueTag)
        {
            values.Look(value, largestReward, horizon, step, metrics);
        }
        else if (tag == DqnUpdate.ErrorTag)
        {
            errors.Look(value, largestReward, horizon, step, metrics);
        }
    }
}
