using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class Nlvr2Module : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<Nlvr2Options>(
        Nlvr2Benchmark.Name, 0, "Whether a sentence is true of a pair of photographs (NLVR2, Cornell).",
        needsData: true, Nlvr2Benchmark.Create);
}
