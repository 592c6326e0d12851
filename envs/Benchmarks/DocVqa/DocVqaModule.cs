using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class DocVqaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<DocVqaOptions>(
        DocVqaBenchmark.Name, 0, "Questions about pages of documents (DocVQA).", needsData: true, DocVqaBenchmark.Create);
}
