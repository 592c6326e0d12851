using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// VQA v2: official questions and annotations (<c>v2_OpenEnded_mscoco_val2014_questions.json</c>), a subset of them
/// (<c>vqa_questions_valid.gzip</c>), or Parquet. Beside them COCO's images, which may be missing.
/// </summary>
public static partial class VqaV2Dataset
{
    private static readonly VqaLayout Layout = new("VQA v2", Questions(), Annotations(), "v2_OpenEnded_mscoco_val2014_questions.json");

    /// <summary>Opens a folder with the files, or with folders that have them.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static VqaFiles Open(string folder) => VqaFiles.Open(folder, Layout);

    [GeneratedRegex(@"^(v2_OpenEnded_mscoco_(?<part>[^_]+)_questions\.json|vqa_questions_(?<part>[^_.]+)\.(gzip|json))(\.gz)?$")]
    private static partial Regex Questions();

    // "annotatons" is how a published subset spells it.
    [GeneratedRegex(@"^(v2_mscoco_(?<part>[^_]+)_annotations\.json|vqa_annotati?ons_(?<part>[^_.]+)\.(gzip|json))(\.gz)?$")]
    private static partial Regex Annotations();
}
