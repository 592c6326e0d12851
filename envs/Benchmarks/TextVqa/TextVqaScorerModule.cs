using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class TextVqaScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "textvqa", "VQA accuracy over ten human answers, everything normalized (TextVQA).", TextVqaScorer.Files, TextVqaScorer.Score));
}
