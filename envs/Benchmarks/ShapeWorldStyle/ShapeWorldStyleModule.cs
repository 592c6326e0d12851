using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ShapeWorldStyleModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<ShapeWorldStyleOptions>(
        ShapeWorldStyleBenchmark.Name, 0, "Generated pictures and captions in the style of ShapeWorld, to train for it.",
        needsData: false, ShapeWorldStyleBenchmark.Create);
}
