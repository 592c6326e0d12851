using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class SortOfClevrModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<SortOfClevrOptions>(
        SortOfClevrBenchmark.Name, 0, "Generated relational and non-relational questions about six coloured shapes (Sort-of-CLEVR).",
        needsData: false, SortOfClevrBenchmark.Create);
}
