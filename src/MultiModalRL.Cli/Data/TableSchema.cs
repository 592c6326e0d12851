using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Cli;

/// <summary>The columns that some Parquet files of a folder have alike.</summary>
/// <param name="File">The first of the files by name, below the folder.</param>
/// <param name="Files">How many files.</param>
/// <param name="Columns">The leaf columns with their types.</param>
internal sealed record TableSchema(string File, int Files, string[] Columns)
{
    /// <summary>The schemas of all Parquet files at any depth, by their first file; files that cannot be opened have none.</summary>
    public static TableSchema[] Of(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Name: Path.GetRelativePath(folder, file), Columns: ColumnsOf(file)))
            .Where(file => file.Columns.Length > 0)
            .GroupBy(file => string.Join('\n', file.Columns))
            .Select(alike => new TableSchema(alike.First().Name, alike.Count(), alike.First().Columns)),
    ];

    /// <summary>The columns in one line.</summary>
    public string Listed => string.Join(", ", Columns);

    /// <summary>The files in one line.</summary>
    public string Where => Files == 1 ? File : string.Create(CultureInfo.InvariantCulture, $"{File} and {Files - 1} more");

    private static string[] ColumnsOf(string file)
    {
        try
        {
            return [.. ParquetTable.Open(file).Columns.Select(column => column.ToString().ReplaceLineEndings(" "))];
        }
        catch (InputException)
        {
            // The readings tell what is wrong.
            return [];
        }
    }
}
