using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class GqaScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "gqa", "Accuracy, consistency, validity, plausibility and distribution (GQA).", GqaScorer.Files, GqaScorer.Score));
}
