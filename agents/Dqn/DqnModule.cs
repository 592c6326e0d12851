using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class DqnModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent<DqnOptions>(
        DqnAgent.Name,
        "Deep Q-learning: double, dueling, n-step, prioritized replay, each by an option.",
        (context, options) => new DqnAgent(context, options),
        DqnPresets.All);
}
