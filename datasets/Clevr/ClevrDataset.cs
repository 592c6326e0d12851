using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// CLEVR and CLEVR-CoGenT: official <c>questions/CLEVR_val_questions.json</c> with <c>images/val/</c>, or Parquet in one of
/// three published forms. A part is opened when it is read.
/// </summary>
public sealed partial class ClevrDataset
{
    private readonly string folder;
    private readonly SortedDictionary<string, string> questions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string[]> parquet;

    private ClevrDataset(string folder)
    {
        this.folder = folder;
        parquet = ParquetParts.Find(folder, "clevr", "default");
        foreach (var file in DataFolders.Files(folder))
        {
            if (QuestionsFile().Match(Path.GetFileName(file)) is { Success: true } match)
            {
                questions.TryAdd(match.Groups["part"].Value, file);
            }
        }

        Parts = [.. questions.Keys.Concat(parquet.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (Parts.IsEmpty)
        {
            throw new InputException(
                $"{folder} is not CLEVR: expected {Path.Combine("questions", "CLEVR_val_questions.json")} or {Path.Combine("data", "train-00000-of-00001.parquet")}")
            {
                Absence = Absence.Dataset,
            };
        }
    }

    /// <summary>The names of the parts that are there.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Opens a folder of CLEVR.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static ClevrDataset Open(string folder) => new(folder);

    /// <summary>Reads a part.</summary>
    /// <exception cref="InputException">Its file cannot be read.</exception>
    public QuestionPart<ClevrQuestion> Read(string part) =>
        questions.TryGetValue(part, out var file) ? ReadJson(part, file) : ClevrParquet.Read(parquet[part]);

    private QuestionPart<ClevrQuestion> ReadJson(string part, string file)
    {
        var images = new ImageTable();
        var folders = new ImageFolders(folder, Path.Combine("images", part), part, "images", Path.Combine("..", "images", part));
        var read = ImmutableArray.CreateBuilder<ClevrQuestion>();
        foreach (var row in JsonRows.OfArray(file, "questions"))
        {
            var image = row.Text("image_filename");
            // The release writes "function", the published generator "type".
            var functions = row.Texts("program.function") is { IsEmpty: false } released ? released : row.Texts("program.type");
            read.Add(new(
                row.Id("question_index"), row.Text("question"), row.OptionalText("answer"), images.Number(image, () => folders.Find(image)),
                functions.IsEmpty ? null : functions[^1], (int?)row.OptionalInteger("question_family_index")));
        }

        return images.Part(file, read);
    }

    [GeneratedRegex(@"^CLEVR_(?<part>\w+?)_questions\.json(\.gz)?$")]
    private static partial Regex QuestionsFile();
}
