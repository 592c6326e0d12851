using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ScienceQaScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "scienceqa", "Accuracy by subject, context and grade (ScienceQA).", ScienceQaScorer.Files, ScienceQaScorer.Score)
    {
        Variants = ScienceQaScorer.Variants,
    });
}
