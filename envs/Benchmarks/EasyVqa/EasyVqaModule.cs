using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Registers the benchmark <c>EasyVqa</c>.</summary>
public sealed class EasyVqaModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<EasyVqaOptions>(
        EasyVqaBenchmark.Name, 0, "questions about the shape and the colour of one drawn shape (easy-VQA)",
        needsData: true, EasyVqaBenchmark.Create);
}
