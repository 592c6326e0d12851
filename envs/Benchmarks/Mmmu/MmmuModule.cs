using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class MmmuModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<MmmuOptions>(
        MmmuBenchmark.Name, 0, "College questions of thirty subjects with images (MMMU).", needsData: true, MmmuBenchmark.Create);
}
