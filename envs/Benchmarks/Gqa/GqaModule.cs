using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class GqaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<GqaOptions>(
        GqaBenchmark.Name, 0, "Compositional questions about photographs (GQA).", needsData: true, GqaBenchmark.Create);
}
