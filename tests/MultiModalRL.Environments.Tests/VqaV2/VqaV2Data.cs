namespace MultiModalRL.Environments.Tests;

/// <summary>The published subset, where a folder shared/data lies beside the repository or above it.</summary>
internal static class VqaV2Data
{
    public static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "shared", "data", "vqa_v2_subset");
            if (Directory.Exists(folder))
            {
                return folder;
            }
        }

        Assert.Ignore("the subset of VQA v2 is not in shared/data/vqa_v2_subset beside the repository");
        return "";
    }

    /// <summary>The accuracy that the subset's own README counts by: leave-one-out, texts as they are.</summary>
    public static double RawAccuracy(IReadOnlyList<string> answers, string prediction) =>
        answers.Index().Average(left => Math.Min(1, answers.Index().Count(other => other.Index != left.Index && other.Item == prediction) / 3.0));
}
