using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>The return from each step on, less the value told when acting where that is asked for; steps whose episode has not ended have weight 0.</summary>
/// <param name="discount">γ.</param>
/// <param name="subtractValues">Whether the value is subtracted.</param>
internal sealed class MonteCarloEstimator(double discount, bool subtractValues) : AdvantageEstimator
{
    private readonly MonteCarloReturn estimator = new(discount);
    private double share;

    public override bool Bootstraps => false;

    public override void Fill(Rollout rollout, ReadOnlySpan<float> lastValues)
    {
        var known = new bool[rollout.Count];
        estimator.Fill(rollout.Rewards, rollout.Status, rollout.Rows, rollout.Returns, known);
        for (var i = 0; i < known.Length; i++)
        {
            rollout.Weights[i] = known[i] ? 1 : 0;
            rollout.Advantages[i] = known[i] ? rollout.Returns[i] - (subtractValues ? rollout.Values[i] : 0) : 0;
        }

        share = (double)known.AsSpan().Count(true) / known.Length;
    }

    public override void Report(IMetricSink metrics, long step) => metrics.Scalar(LossTags.LearnedShare, share, step);
}
