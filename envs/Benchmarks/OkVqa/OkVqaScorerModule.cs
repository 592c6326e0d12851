using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>OK-VQA has annotations in the format of VQA v2, and is scored by its script.</summary>
internal sealed class OkVqaScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "ok-vqa", "VQA accuracy over ten human answers (OK-VQA).", VqaV2Scorer.Files, VqaV2Scorer.Score)
    {
        Variants = VqaV2Scorer.Variants,
    });
}
