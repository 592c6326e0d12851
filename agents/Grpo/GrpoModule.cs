using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class GrpoModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent<GrpoOptions>(
        GrpoAgent.Name,
        "Group-relative policy optimization: episodes of one example compete, no value is learned; best with environment.reward.form=gated.",
        (context, options) => new GrpoAgent(context, options),
        GrpoPresets.All);
}
