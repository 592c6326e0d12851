using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Another estimator's advantages, shifted and scaled over all steps that are learned from.</summary>
/// <param name="inner">The other.</param>
internal sealed class StandardizedAdvantages(AdvantageEstimator inner) : AdvantageEstimator
{
    public override bool Bootstraps => inner.Bootstraps;

    public override bool ScalesRewards => inner.ScalesRewards;

    public override void Fill(Rollout rollout, ReadOnlySpan<float> lastValues)
    {
        inner.Fill(rollout, lastValues);
        RelativeAdvantage.Standardize(rollout.Advantages, rollout.Weights);
    }

    public override void Report(IMetricSink metrics, long step) => inner.Report(metrics, step);
}
