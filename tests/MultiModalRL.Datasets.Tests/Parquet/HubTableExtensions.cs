using ParquetSharp;

namespace MultiModalRL.Datasets.Tests;

internal static class HubTableExtensions
{
    /// <summary>Writes a table with snappy and whatever else is set, and opens it.</summary>
    public static ParquetTable Open(this HubTable table, TemporaryFolder folder, Action<WriterPropertiesBuilder> set, int rowsPerGroup = 700)
    {
        using var builder = new WriterPropertiesBuilder();
        set(builder.Compression(Compression.Snappy));
        using var properties = builder.Build();
        var file = Path.Combine(folder.Path, "table.parquet");
        table.Write(file, properties, rowsPerGroup);
        return ParquetTable.Open(file);
    }
}
