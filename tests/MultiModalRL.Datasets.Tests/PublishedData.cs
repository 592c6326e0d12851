namespace MultiModalRL.Datasets.Tests;

/// <summary>Published files, where a folder shared/data lies beside the repository or above it.</summary>
internal static class PublishedData
{
    public static string Folder(string name)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "data", name);
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Ignore($"the published files are not in shared/data/{name} beside the repository");
        return "";
    }
}
