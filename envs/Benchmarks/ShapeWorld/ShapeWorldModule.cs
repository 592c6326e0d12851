using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class ShapeWorldModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<ShapeWorldOptions>(
        ShapeWorldBenchmark.Name, 0, "Whether a caption is true of a picture of coloured shapes (ShapeWorld agreement).",
        needsData: true, ShapeWorldBenchmark.Create);
}
