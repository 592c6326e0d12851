using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Says of the steps of a full rollout how much better than expected they turned out.</summary>
internal abstract class AdvantageEstimator
{
    /// <summary>Whether it asks for values of observations that follow the last step or a truncation.</summary>
    public virtual bool Bootstraps => true;

    /// <summary>
    /// Whether rewards may be divided by a running deviation before. Not where episodes are compared: a divisor that moves
    /// would make equal episodes unequal.
    /// </summary>
    public virtual bool ScalesRewards => true;

    /// <summary>Fills advantages, returns and, where some steps are not learned from, weights.</summary>
    /// <param name="rollout">The full rollout.</param>
    /// <param name="lastValues">V of the observation after the last step, one a row; of no meaning unless <see cref="Bootstraps"/>.</param>
    public abstract void Fill(Rollout rollout, ReadOnlySpan<float> lastValues);

    /// <summary>Tells of what it found in the latest rollout.</summary>
    public virtual void Report(IMetricSink metrics, long step) { }
}
