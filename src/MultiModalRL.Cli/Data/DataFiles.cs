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
}
