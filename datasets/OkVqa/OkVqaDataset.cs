using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>OK-VQA: official questions and annotations in the format of VQA, or Parquet. Beside them COCO's images.</summary>
public static partial class OkVqaDataset
{
    private static readonly VqaLayout Layout = new("OK-VQA", Questions(), Annotations(), "OpenEnded_mscoco_val2014_questions.json");

    /// <summary>Opens a folder with the files, or with folders that have them.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static VqaFiles Open(string folder) => VqaFiles.Open(folder, Layout);

    [GeneratedRegex(@"^OpenEnded_mscoco_(?<part>[^_]+)_questions\.json(\.gz)?$")]
    private static partial Regex Questions();

    [GeneratedRegex(@"^mscoco_(?<part>[^_]+)_annotations\.json(\.gz)?$")]
    private static partial Regex Annotations();
}
