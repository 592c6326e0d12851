using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ShapesModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<ShapesOptions>(
        ShapesBenchmark.Name, 0, "Compositional yes/no questions about 3 × 3 cells of shapes (NMN SHAPES).",
        needsData: true, ShapesBenchmark.Create);
}
