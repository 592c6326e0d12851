using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class MmmuScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "mmmu", "Accuracy per subject and domain, responses parsed by rules (MMMU).", MmmuScorer.Files, MmmuScorer.Score)
    {
        Variants = MmmuScorer.Variants,
    });
}
