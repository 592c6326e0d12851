using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class PpoModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent<PpoOptions>(
        PpoAgent.Name,
        "Proximal policy optimization with reward normalization and entropy regularization.",
        (context, options) => new PpoAgent(context, UnusedOptions.Without(context, options)),
        PpoPresets.All);
}
