using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ClevrModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<ClevrOptions>(
        ClevrBenchmark.Name, 0, "Questions that need reasoning about drawn solids (CLEVR).", needsData: true, ClevrBenchmark.Create);
}
