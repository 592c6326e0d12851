using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class NlvrModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<NlvrOptions>(
        NlvrBenchmark.Name, 0, "Whether a sentence is true of three boxes of shapes (NLVR, Cornell).",
        needsData: true, NlvrBenchmark.Create);
}
