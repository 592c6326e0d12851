using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>Generalized advantage estimation over every step of a rollout; returns R = Â + V.</summary>
/// <param name="discount">γ.</param>
/// <param name="lambda">λ.</param>
internal sealed class GaeEstimator(double discount, double lambda) : AdvantageEstimator
{
    private readonly GeneralizedAdvantage advantage = new(discount, lambda);

    /// <summary>With the discount that the options give for an environment.</summary>
    public static GaeEstimator Of(ActorCriticOptions options, EnvironmentSpec spec) =>
        new(Discounting.Of(options.Discount, spec), options.GaeLambda);

    public override void Fill(Rollout rollout, ReadOnlySpan<float> lastValues)
    {
        advantage.Fill(rollout.Rewards, rollout.Values, rollout.Status, rollout.FinalValues, lastValues, rollout.Advantages);
        for (var i = 0; i < rollout.Count; i++)
        {
            rollout.Returns[i] = rollout.Advantages[i] + rollout.Values[i];
        }
    }
}
