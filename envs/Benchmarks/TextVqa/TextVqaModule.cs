using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class TextVqaModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<TextVqaOptions>(
        TextVqaBenchmark.Name, 0, "Questions about text in photographs (TextVQA).", needsData: true, TextVqaBenchmark.Create);
}
