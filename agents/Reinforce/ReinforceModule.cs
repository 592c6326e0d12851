using MultiModalRL.Core;

namespace MultiModalRL.Agents;

internal sealed class ReinforceModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddAgent(AgentRegistration.Of<ReinforceOptions>(
        ReinforceAgent.Name,
        "Monte-Carlo policy gradient with a learned baseline, a leave-one-out baseline, or none.",
        (context, options) => new ReinforceAgent(context, UnusedOptions.Without(context, options))) with
    {
        Presets =
        [
            new(
                "rloo", "leave-one-out over 4 playings of each example (Ahmadian et al. 2024); take environment.reward.form=gated",
                new ReinforceOptions { Baseline = ReinforceBaseline.Rloo, GroupSize = 4 }),
        ],
        // One gradient step a rollout, which has room for the longest episode of every row.
        RowsWithoutQuestions = 4,
    });
}
