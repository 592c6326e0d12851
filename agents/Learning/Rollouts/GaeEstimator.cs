namespace MultiModalRL.Agents;

/// <summary>Generalized advantage estimation over every step of a rollout; returns R = Â + V.</summary>
/// <param name="options">γ and λ.</param>
internal sealed class GaeEstimator(ActorCriticOptions options) : AdvantageEstimator
{
    private readonly GeneralizedAdvantage advantage = new(options.Discount, options.GaeLambda);

    public override void Fill(Rollout rollout, ReadOnlySpan<float> lastValues)
    {
        advantage.Fill(rollout.Rewards, rollout.Values, rollout.Status, rollout.FinalValues, lastValues, rollout.Advantages);
        for (var i = 0; i < rollout.Count; i++)
        {
            rollout.Returns[i] = rollout.Advantages[i] + rollout.Values[i];
        }
    }
}
