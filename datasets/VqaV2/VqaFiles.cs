using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MultiModalRL.Core;

namespace MultiModalRL.Datasets;

/// <summary>A folder in the format of VQA: a questions and an annotations file a part, or Parquet. A part is opened when it is read.</summary>
public sealed class VqaFiles
{
    private readonly string folder;
    private readonly SortedDictionary<string, string> questions;
    private readonly SortedDictionary<string, string> annotations;
    private readonly SortedDictionary<string, string[]> parquet;

    private VqaFiles(string folder, VqaLayout layout)
    {
        this.folder = folder;
        parquet = ParquetParts.Find(folder);
        questions = Find(layout.Questions);
        annotations = Find(layout.Annotations);
        Parts = [.. questions.Keys.Concat(parquet.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (Parts.IsEmpty)
        {
            throw new InputException($"{folder} is not {layout.Name}: expected files such as {layout.Example} or {Path.Combine("data", "validation-00000-of-00001.parquet")}") { Absence = Absence.Dataset };
        }
    }

    /// <summary>The names of the parts that are there.</summary>
    public ImmutableArray<string> Parts { get; }

    /// <summary>Reads a part; the people's answers are empty where it has none.</summary>
    /// <exception cref="InputException">A file cannot be read, or its questions and annotations don't fit.</exception>
    public QuestionPart<VqaQuestion> Read(string part) =>
        questions.TryGetValue(part, out var file) ? VqaJson.Read(folder, part, file, annotations.GetValueOrDefault(part)) : VqaParquet.Read(parquet[part]);

    internal static VqaFiles Open(string folder, VqaLayout layout) => new(folder, layout);

    private SortedDictionary<string, string> Find(Regex pattern)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in DataFolders.Files(folder))
        {
            if (pattern.Match(Path.GetFileName(file)) is { Success: true } match)
            {
                found.TryAdd(match.Groups["part"].Value, file);
            }
        }

        return found;
    }
}
