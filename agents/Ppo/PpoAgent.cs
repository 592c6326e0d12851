using MultiModalRL.Core;

namespace MultiModalRL.Agents;

/// <summary>
/// Proximal policy optimization: accuracy and time are the reward, normalized; entropy is rewarded on a schedule.
/// </summary>
/// <param name="context">What it acts in.</param>
/// <param name="options">Its options.</param>
/// <exception cref="InputException">The environment's spaces are not supported, or the run to start from does not fit.</exception>
public sealed class PpoAgent(AgentContext context, PpoOptions options)
    : OnPolicyAgent(
        Name, context, options, GaeEstimator.Of(options, context.Environment),
        (network, rollout) => new PpoUpdate(network, rollout, options, context))
{
    /// <summary>The name it is registered by.</summary>
    public const string Name = "ppo";
}
