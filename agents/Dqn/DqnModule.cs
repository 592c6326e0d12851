using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class DqnModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent(AgentRegistration.Of<DqnOptions>(
        DqnAgent.Name,
        "Deep Q-learning: double, dueling, n-step, prioritized replay, each by an option.",
        (context, options) => new DqnAgent(context, UnusedOptions.Without(context, options))) with
    {
        Presets = [.. DqnPresets.All],
        // Minibatches are counted by the steps of a row: many rows would learn little from what they play.
        RowsWithoutQuestions = 4,
    });
}
