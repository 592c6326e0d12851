using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ClevrScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "clevr", "Exact match, per question type and template (CLEVR).", ClevrScorer.Files, ClevrScorer.Score));
}
