using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Group-relative policy optimization: each example is played several times in a row, and an episode's advantage is how
/// much better than its group it came out. The value head is neither trained nor asked. Groups that were not played whole
/// within a rollout are left out. In the linear reward form the cheapest of several wrong answers has an advantage, so
/// episodes are compared by the gated form at the same price unless the options say otherwise.
/// </summary>
/// <param name="context">What it acts in.</param>
/// <param name="options">Its options.</param>
/// <exception cref="InputException">The environment's spaces are not supported, or the run to start from does not fit.</exception>
public sealed class GrpoAgent(AgentContext context, GrpoOptions options) : OnPolicyAgent(
    Name, context, options,
    new GroupEstimator(
        Discounting.Of(options.Discount, context.Environment), options.GroupSize, options.AverageOver == GrpoAverage.Episodes,
        (returns, advantages) => RelativeAdvantage.OfGroup(returns, options.NormalizeByDeviation ?? !IsPriced(context.Environment), advantages)),
    (network, rollout) => new GrpoUpdate(network, rollout, options, context),
    GroupEstimator.LeastSteps(options.GroupSize, context), options.GatesRewards), IGroupedAgent
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "grpo";

    /// <inheritdoc/>
    public int GroupSize { get; } = options.GroupSize;

    private static bool IsPriced(EnvironmentSpec spec) => spec.QuestionAnswering is { } questions && (questions.HighestPrice ?? questions.Price) > 0;
}
