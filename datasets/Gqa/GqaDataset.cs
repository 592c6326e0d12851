using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// GQA: official <c>val_balanced_questions.json</c> (or a folder of chunks <c>train_all_questions/</c>) with <c>images/</c>,
/// or Parquet in folders <c>val_balanced_instructions</c> and <c>val_balanced_images</c>. A part is opened when it is read.
/// </summary>
public sealed partial class GqaDataset
{
    private readonly string folder;
    private readonly bool balanced;
    private readonly Dictionary<(string Part, bool Balanced), string> json = [];
    private readonly Dictionary<(string Part, bool Balanced), string> parquet = [];

    private GqaDataset(string folder, bool balanced)
    {
        (this.folder, this.balanced) = (folder, balanced);
        foreach (var place in DataFolders.Files(folder).Concat(DataFolders.Folders(folder)))
        {
            if (Questions().Match(Path.GetFileName(place)) is { Success: true } match)
            {
                (match.Groups["parquet"].Success ? parquet : json)
                    .TryAdd((match.Groups["part"].Value, match.Groups["which"].Value == "balanced"), place);
            }
        }

        Parts = [.. json.Keys.Concat(parquet.Keys).Select(key => key.Part).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (Parts.IsEmpty)
        {
            throw new InputException($"{folder} is not GQA: expected val_balanced_questions.json or the folder val_balanced_instructions") { Absence = Absence.Dataset };
        }
    }

    /// <summary>The names of the parts that are there, such as <c>testdev</c>.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Opens a folder of GQA.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="balanced">Whether the balanced questions alone are read; else all that a part has.</param>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static GqaDataset Open(string folder, bool balanced) => new(folder, balanced);

    /// <summary>Reads a part.</summary>
    /// <exception cref="InputException">Its files cannot be read.</exception>
    public QuestionPart<GqaExample> Read(string part)
    {
        var read = Find(json, part) is { } file ? ReadJson(part, file) : GqaParquet.Read(Find(parquet, part)!);
        return balanced ? read with { Questions = [.. read.Questions.Where(question => question.IsBalanced)] } : read;
    }

    /// <summary>A question of either form.</summary>
    internal static GqaExample Question(IRow row, string id, int image, ImmutableArray<string> entailed) =>
        new(id, row.Text("question"), row.OptionalText("answer"), image)
        {
            IsBalanced = row.OptionalBoolean("isBalanced") ?? true,
            Structural = row.OptionalText("types.structural"),
            Semantic = row.OptionalText("types.semantic"),
            Detailed = row.OptionalText("types.detailed"),
            GlobalGroup = row.OptionalText("groups.global"),
            Entailed = entailed,
            Steps = row.OptionalText("semanticStr") is { Length: > 0 } program ? [.. program.Split("->")] : [],
        };

    private string? Find(Dictionary<(string Part, bool Balanced), string> places, string part) =>
        places.GetValueOrDefault((part, balanced)) ?? places.GetValueOrDefault((part, !balanced));

    private QuestionPart<GqaExample> ReadJson(string part, string place)
    {
        var images = new ImageTable();
        var folders = new ImageFolders(folder, "images", Path.Combine("images", part), part, "", Path.Combine("..", "images"));
        var questions = ImmutableArray.CreateBuilder<GqaExample>();
        foreach (var row in JsonRows.OfMap(place))
        {
            var image = row.Text("imageId");
            questions.Add(Question(row, row.Key, images.Number(image, () => folders.Find(image + ".jpg", image + ".png")), row.Texts("entailed")));
        }

        return images.Part(place, questions);
    }

    [GeneratedRegex(@"^(?<part>\w+?)_(?<which>balanced|all)_(questions(\.json(\.gz)?)?|(?<parquet>instructions))$")]
    private static partial Regex Questions();
}
