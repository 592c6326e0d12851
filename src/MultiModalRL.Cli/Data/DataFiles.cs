using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Cli;

/// <summary>The files of a data folder.</summary>
internal static class DataFiles
{
    /// <summary>Files by extension, the largest first.</summary>
    public static (string Extension, int Count, long Bytes)[] Of(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories)
            .GroupBy(file => file.Extension.Length > 0 ? file.Extension.ToLowerInvariant() : "(none)")
            .Select(group => (group.Key, group.Count(), group.Sum(file => file.Length)))
            .OrderByDescending(kind => kind.Item3).ThenBy(kind => kind.Key, StringComparer.Ordinal),
    ];

    /// <summary>The columns of its Parquet files, with their types; none where there are none, or they cannot be read.</summary>
    public static string[] Columns(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(1).ToArray();
        try
        {
            return files.Length == 0 ? [] : [.. ParquetTable.Open(files).Columns.Select(column => column.ToString())];
        }
        catch (InputException)
        {
            // The readings tell what is wrong.
            return [];
        }
    }
}
