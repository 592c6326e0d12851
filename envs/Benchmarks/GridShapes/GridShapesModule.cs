using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>Registers the benchmarks <c>GridShapes</c> and <c>GridShapesExists</c>.</summary>
public sealed class GridShapesModule : IModule
{
    /// <inheritdoc/>
    public void Register(ModuleBuilder modules) => modules
        .AddBenchmark<GridShapesOptions>(
            GridShapesBenchmark.Name, 0, "generated questions about a grid of colored shapes",
            needsData: false, GridShapesBenchmark.Create)
        .AddBenchmark<GridShapesExistsOptions>(
            GridShapesBenchmark.ExistsName, 0, "\"is there a …\" about a generated grid, with a best return that is known exactly",
            needsData: false, GridShapesBenchmark.Create);
}
