using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ShapesStyleModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<ShapesStyleOptions>(
        ShapesStyleBenchmark.Name, 0, "Generated questions and pictures in the style of SHAPES, to train for it.",
        needsData: false, ShapesStyleBenchmark.Create);
}
