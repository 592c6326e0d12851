using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class DocVqaScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "docvqa-anls", "Average normalized Levenshtein similarity (DocVQA, InfographicVQA, ST-VQA).", DocVqaScorer.Files, DocVqaScorer.Score)
    {
        Variants = DocVqaScorer.Variants,
    });
}
