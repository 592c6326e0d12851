using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// REINFORCE: one gradient step a rollout along ∇ log π · (G − baseline), with returns as they came. Steps whose episode
/// the rollout's end cuts off are left out, as their return is not known; with <c>rloo</c> so is every episode of a group
/// that was not played whole within the rollout. An episode that reaches the time limit counts with what it earned till then.
/// </summary>
public sealed class ReinforceAgent : OnPolicyAgent, IGroupedAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "reinforce";

    /// <summary>Makes it.</summary>
    /// <param name="context">What it acts in.</param>
    /// <param name="options">Its options.</param>
    /// <exception cref="InputException">The environment's spaces are not supported, or the run to start from does not fit.</exception>
    public ReinforceAgent(AgentContext context, ReinforceOptions options)
        : base(Name, context, options, Estimator(options, context), (network, rollout) => Update(network, rollout, options, context), LeastSteps(options, context)) =>
        GroupSize = options.Baseline == ReinforceBaseline.Rloo ? options.GroupSize : 1;

    /// <inheritdoc/>
    public int GroupSize { get; }

    private static AdvantageEstimator Estimator(ReinforceOptions options, AgentContext context)
    {
        var discount = Discounting.Of(options.Discount, context.Environment);
        AdvantageEstimator estimator = options.Baseline == ReinforceBaseline.Rloo
            ? new GroupEstimator(discount, options.GroupSize, perEpisode: false, RelativeAdvantage.LeaveOneOut)
            : new MonteCarloEstimator(discount, subtractValues: options.Baseline == ReinforceBaseline.Value);
        return options.NormalizeAdvantages ? new StandardizedAdvantages(estimator) : estimator;
    }

    private static PolicyGradientUpdate Update(ActorCritic network, Rollout rollout, ReinforceOptions options, AgentContext context) =>
        new(network, rollout, options, context, options.Baseline == ReinforceBaseline.Value ? options.ValueCoefficient : null);

    private static int LeastSteps(ReinforceOptions options, AgentContext context) => options.Baseline == ReinforceBaseline.Rloo
        ? GroupEstimator.LeastSteps(options.GroupSize, context)
        : Rollout.Capped(context.Environment.MaxEpisodeSteps);
}
