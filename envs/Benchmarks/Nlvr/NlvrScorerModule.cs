using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class NlvrScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "nlvr", "Accuracy and consistency (NLVR).", NlvrScorer.Files, NlvrScorer.Score)
    {
        Variants = NlvrScorer.Variants,
    });
}
