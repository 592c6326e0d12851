using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class VqaV2Module : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<VqaV2Options>(
        VqaV2Benchmark.Name, 0, "Open questions about photographs, answered by ten people each (VQA v2).", needsData: true, VqaV2Benchmark.Create);
}
