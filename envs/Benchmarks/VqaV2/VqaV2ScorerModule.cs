using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class VqaV2ScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "vqa-v2", "VQA accuracy over ten human answers (VQA v2).", VqaV2Scorer.Files, VqaV2Scorer.Score)
    {
        Variants = VqaV2Scorer.Variants,
    });
}
