using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class A2cModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent<A2cOptions>(
        A2cAgent.Name,
        "Advantage actor-critic: one plain gradient step a short rollout.",
        (context, options) => new A2cAgent(context, options),
        A2cPresets.All);
}
