using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class OkVqaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<OkVqaOptions>(
        OkVqaBenchmark.Name, 0, "Open questions about photographs that need outside knowledge (OK-VQA).", needsData: true, OkVqaBenchmark.Create);
}
