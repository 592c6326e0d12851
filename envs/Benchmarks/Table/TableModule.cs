using MultiModalRL.Core;

namespace MultiModalRL.Environments;

internal sealed class TableModule : IModule
{
    public void Register(ModuleBuilder modules) => modules.AddBenchmark<TableOptions>(
        TableBenchmark.Name, 0, "Any Parquet table of questions about images, such as mmrl data convert writes.", needsData: true, TableBenchmark.Create);
}
