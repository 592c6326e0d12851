using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class AOkVqaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<AOkVqaOptions>(
        AOkVqaBenchmark.Name, 0, "Questions about photographs that need reasoning and knowledge (A-OKVQA).", needsData: true, AOkVqaBenchmark.Create);
}
