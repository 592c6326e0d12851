using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class GrpoModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent<GrpoOptions>(
        GrpoAgent.Name,
        "Group-relative policy optimization: episodes of one example compete, by the gated reward, and no value is learned.",
        (context, options) => new GrpoAgent(context, options),
        GrpoPresets.All);
}
