using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>
/// MathVista: official <c>testmini.json</c> and <c>test.json</c> with <c>images/</c>, or Parquet. A part is opened when it is read.
/// </summary>
public sealed class MathVistaDataset
{
    private static readonly string[] Breakdowns = ["category", "context", "grade", "language", "skills", "source", "task"];

    private static readonly ImmutableArray<string> Fields =
    [
        "pid", "question", "image", "choices", "unit", "precision", "answer", "answer_type",
        .. Breakdowns.Select(name => "metadata." + name),
    ];

    private readonly string folder;
    private readonly Dictionary<string, string> json = [];
    private readonly SortedDictionary<string, string[]> parquet;

    private MathVistaDataset(string folder)
    {
        this.folder = folder;
        parquet = ParquetParts.Find(folder, "default");
        foreach (var part in new[] { "testmini", "test" })
        {
            if (DataFolders.Find(folder, part + ".json") is { } file)
            {
                json.Add(part, file);
            }
        }

        Parts = [.. json.Keys.Concat(parquet.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (Parts.IsEmpty)
        {
            throw new InputException($"{folder} is not MathVista: expected testmini.json or {Path.Combine("data", "testmini-00000-of-00001.parquet")}") { Absence = Absence.Dataset };
        }
    }

    /// <summary>The names of the parts that are there.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Opens a folder of MathVista.</summary>
    /// <exception cref="InputException">The folder is missing or has no such files.</exception>
    public static MathVistaDataset Open(string folder) => new(folder);

    /// <summary>Reads a part.</summary>
    /// <exception cref="InputException">Its files cannot be read.</exception>
    public QuestionPart<MathVistaQuestion> Read(string part)
    {
        if (!json.TryGetValue(part, out var file))
        {
            var reader = new TableReader(parquet[part], ["decoded_image"]);
            return reader.Part(reader.Rows(Fields).Select(row => Question(row, row.Text("pid"), row.Image(row.OptionalText("image")))));
        }

        var images = new ImageTable();

        var folders = new ImageFolders(folder, "", "..", "data", "images");
        return images.Part(
            file, JsonRows.OfMap(file).Select(row => Question(row, row.Key, images.Number(row.Text("image"), () => folders.Find(row.Text("image"))))));
    }

    private static MathVistaQuestion Question(IRow row, string id, int image)
    {
        // Hidden answers are null or empty.
        var answer = row.OptionalText("answer");
        return new(id, row.Text("question"), image, row.Texts("choices"), string.IsNullOrEmpty(answer) ? null : answer)
        {
            AnswerType = row.OptionalText("answer_type") ?? "text",
            Precision = (int?)row.OptionalInteger("precision"),
            Unit = row.OptionalText("unit"),
            Metadata =
            [
                .. from name in Breakdowns
                   from value in row.Texts("metadata." + name)
                   select KeyValuePair.Create(name, value),
            ],
        };
    }
}
