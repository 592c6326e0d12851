using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

internal sealed class EasyVqaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<EasyVqaOptions>(
        EasyVqaBenchmark.Name, 0, "Questions about the shape and the colour of one drawn shape (easy-VQA).",
        needsData: true, EasyVqaBenchmark.Create, EasyVqaDataset.IsIn);
}
