using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class AlgoPuzzleVqaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<AlgoPuzzleVqaOptions>(
        AlgoPuzzleVqaBenchmark.Name, 0, "Multiple-choice puzzles that an algorithm solves (AlgoPuzzleVQA).",
        needsData: true, AlgoPuzzleVqaBenchmark.Create, AlgoPuzzleVqaBenchmark.IsIn);
}
