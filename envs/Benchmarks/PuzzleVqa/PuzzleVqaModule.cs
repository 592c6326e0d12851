using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class PuzzleVqaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<PuzzleVqaOptions>(
        PuzzleVqaBenchmark.Name, 0, "Multiple-choice puzzles about abstract patterns (PuzzleVQA).",
        needsData: true, PuzzleVqaBenchmark.Create, PuzzleVqaBenchmark.IsIn);
}
