using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class MathVistaScorerModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddScorer(new ScorerRegistration(
        "mathvista", "Accuracy of extracted answers, by kind of problem (MathVista).", MathVistaScorer.Files, MathVistaScorer.Score));
}
