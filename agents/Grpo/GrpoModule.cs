using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class GrpoModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent(AgentRegistration.Of<GrpoOptions>(
        GrpoAgent.Name,
        "Group-relative policy optimization: episodes of one example compete, by the gated reward, and no value is learned.",
        (context, options) => new GrpoAgent(context, UnusedOptions.Without(context, options))) with
    {
        Presets = [.. GrpoPresets.All],
        // A rollout holds whole groups of episodes, which may be hundreds of steps long each.
        RowsWithoutQuestions = 8,
    });
}
