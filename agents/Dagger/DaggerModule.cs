using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class DaggerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent<DaggerOptions>(
        DaggerAgent.Name,
        "Imitates the environment's own best actions where it offers them (dataset aggregation).",
        (context, options) => new DaggerAgent(context, UnusedOptions.Without(context, options)),
        new AgentPreset("behavior-cloning", "the oracle always acts, and what it did is learned", new DaggerOptions { OracleDecay = 1 }));
}
