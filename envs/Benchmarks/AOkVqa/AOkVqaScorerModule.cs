using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class AOkVqaScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "a-okvqa", "Multiple-choice and direct-answer accuracy (A-OKVQA).", AOkVqaScorer.Files, AOkVqaScorer.Score));
}
