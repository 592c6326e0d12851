using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class A2cModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent(AgentRegistration.Of<A2cOptions>(
        A2cAgent.Name,
        "Advantage actor-critic: one plain gradient step a short rollout.",
        (context, options) => new A2cAgent(context, UnusedOptions.Without(context, options))) with
    {
        Presets = [.. A2cPresets.All],
        // One gradient step a rollout: many short rollouts, as in the paper (16 threads) and after it.
        RowsWithoutQuestions = 8,
    });
}
