using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ScienceQaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<ScienceQaOptions>(
        ScienceQaBenchmark.Name, 0, "School questions of science with an image (ScienceQA).", needsData: true, ScienceQaBenchmark.Create);
}
