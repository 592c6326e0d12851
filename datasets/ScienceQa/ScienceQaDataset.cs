using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// ScienceQA: official <c>problems.json</c> and <c>pid_splits.json</c> with images <c>val/&lt;pid&gt;/image.png</c>, or
/// Parquet. A part is opened when it is read.
/// </summary>
public sealed class ScienceQaDataset
{
    private const string ProblemsFile = "problems.json";
    private const string SplitsFile = "pid_splits.json";

    private static readonly ImmutableArray<string> Fields = ["question", "choices", "answer", "hint", "grade", "subject", "topic"];

    private readonly string folder;
    private readonly string? problems;
    private readonly Dictionary<string, ImmutableArray<string>> splits;
    private readonly SortedDictionary<string, string[]> parquet;

    private ScienceQaDataset(string folder)
    {
        this.folder = folder;
        parquet = ParquetParts.Find(folder, "ScienceQA-FULL", "ScienceQA-IMG", "default");
        problems = DataFolders.Find(folder, ProblemsFile);
        splits = problems is null ? [] : Splits(Path.Combine(Path.GetDirectoryName(problems)!, SplitsFile));
        Parts = [.. splits.Keys.Concat(parquet.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (Parts.IsEmpty)
        {
            throw new InputException($"{folder} is not ScienceQA: expected {ProblemsFile} and {SplitsFile}, or {Path.Combine("data", "test-00000-of-00001.parquet")}") { Absence = Absence.Dataset };
        }
    }

    /// <summary>The names of the parts that are there.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Opens a folder of ScienceQA.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static ScienceQaDataset Open(string folder) => new(folder);

    /// <summary>Reads a part.</summary>
    /// <exception cref="InputException">Its files cannot be read, or a question that a part lists is not among the problems.</exception>
    public QuestionPart<ScienceQaQuestion> Read(string part) =>
        splits.TryGetValue(part, out var ids) ? ReadJson(ids) : ReadParquet(parquet[part]);

    private static Dictionary<string, ImmutableArray<string>> Splits(string file)
    {
        var splits = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var (part, ids) in JsonItems.InObject(file, JsonRules.Strict))
        {
            if (!splits.TryAdd(part, ids.AsTexts()))
            {
                throw ids.Flaw("expected the part once, found it again");
            }
        }

        return splits;
    }

    private QuestionPart<ScienceQaQuestion> ReadJson(ImmutableArray<string> ids)
    {
        var images = new ImageTable();
        var read = new Dictionary<string, ScienceQaQuestion>(StringComparer.Ordinal);
        var wanted = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var row in JsonRows.OfMap(problems!))
        {
            if (wanted.Contains(row.Key) && !read.TryAdd(row.Key, Question(row, row.Key, Image(row, images))))
            {
                throw new InputException($"{problems} has the problem {row.Key} twice: expected it once");
            }
        }

        return images.Part(
            problems!,
            ids.Select(id => read.GetValueOrDefault(id) ?? throw new InputException($"{problems} lacks the problem {id}, which {SplitsFile} lists")));
    }

    private int Image(JsonRow row, ImageTable images)
    {
        if (string.IsNullOrEmpty(row.OptionalText("image")))
        {
            return -1;
        }

        // The official folders are named by the original split, whatever part a problem is listed in.
        var split = row.OptionalText("split") ?? "";
        var home = Path.GetDirectoryName(problems)!;
        var folders = new ImageFolders(home, Path.Combine("images", split), split, "images", "", Path.Combine(folder, split), Path.Combine(folder, "images", split));
        return images.Number(null, () => folders.Find(Path.Combine(row.Key, row.Text("image"))));
    }

    private static QuestionPart<ScienceQaQuestion> ReadParquet(string[] files)
    {
        var reader = new TableReader(files, ["image"], someHaveNone: true);
        return reader.Part(reader.Rows(Fields).Select(row => Question(row, row.Id("pid"), row.Image(null))));
    }

    private static ScienceQaQuestion Question(IRow row, string id, int image)
    {
        var choices = row.Texts("choices");
        return new(id, row.Text("question"), image, choices, row.Choice("answer", choices.Length))
        {
            Hint = row.OptionalText("hint") ?? "",
            Subject = row.OptionalText("subject") ?? "",
            Topic = row.OptionalText("topic") ?? "",
            Grade = row.OptionalText("grade") ?? "",
        };
    }
}
