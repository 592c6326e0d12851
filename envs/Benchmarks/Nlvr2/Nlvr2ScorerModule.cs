using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class Nlvr2ScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "nlvr2", "Accuracy and consistency (NLVR2).", Nlvr2Scorer.Files, Nlvr2Scorer.Score));
}
