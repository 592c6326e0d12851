using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Advantage actor-critic, synchronous: all rows act, then the network takes one step along ∇ log π · Â (Mnih et al. 2016,
/// algorithm S3 without its threads). The optimizer is Adam, where the paper has RMSProp.
/// </summary>
/// <param name="context">What it acts in.</param>
/// <param name="options">Its options.</param>
/// <exception cref="InputException">The environment's spaces are not supported, or the run to start from does not fit.</exception>
public sealed class A2cAgent(AgentContext context, A2cOptions options) : OnPolicyAgent(
    Name, context, options,
    options.NormalizeAdvantages
        ? new StandardizedAdvantages(GaeEstimator.Of(options, context.Environment))
        : GaeEstimator.Of(options, context.Environment),
    (network, rollout) => new PolicyGradientUpdate(network, rollout, options, context, options.ValueCoefficient))
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "a2c";
}
