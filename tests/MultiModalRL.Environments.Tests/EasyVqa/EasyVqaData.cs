using MultiModalRL.Core;

namespace MultiModalRL.Environments.Tests;

/// <summary>The published files, where a folder shared/data lies beside the repository or above it.</summary>
internal static class EasyVqaData
{
    public static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "data", "easy_vqa");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Ignore("the published easy-VQA files are not in shared/data/easy_vqa beside the repository");
        return "";
    }

    public static Benchmark Create(Split split, EasyVqaOptions? options = null, string? folder = null) =>
        EasyVqaBenchmark.Create(new EnvironmentRequest(1, split, folder ?? Folder(), 0), options ?? new());
}
