using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>Reads questions from tables, by what their columns are for.</summary>
internal static class TableQuestions
{
    private const string Answers = "answers";
    private const string Accuracies = "accuracies";
    private const string ImageNumber = "image_id";
    private const string RightOption = "answer_index";

    private static readonly ColumnRole Options = ColumnRole.Of("options", "options", "choices");
    private static readonly ColumnRole Type = ColumnRole.Of("type", "type", "question_type", "category");
    private static readonly ColumnRole Id = ColumnRole.Of("id", "id", "question_id", "pid");

    /// <summary>Whether the first questions have options.</summary>
    public static bool HaveOptions(IEnumerable<string> files)
    {
        var table = ParquetTable.Open(files);
        return table.Find(Options) is [var column] && table.Read(column).FirstOrDefault() is { } rows
            && rows.OptionalStringLists(column).Any(list => list is { IsEmpty: false });
    }

    /// <summary>The questions of a split.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="isWritten">Whether they were written by <see cref="BenchmarkTables"/>, where an image that is null is white; else it is an error.</param>
    /// <exception cref="InputException">A column is missing or of another type.</exception>
    public static RecordedQuestions Read(ImmutableArray<string> files, bool isWritten)
    {
        var table = ParquetTable.Open(files);
        var (question, answer, images) = (table.Column(ColumnRole.Question), table.Column(ColumnRole.Answer), table.Require(ColumnRole.Image));
        string?[] others = [table.Find(Options).FirstOrDefault(), table.Find(Type).FirstOrDefault(), table.Find(Id).FirstOrDefault(), table.Has(RightOption) ? RightOption : null];
        string[] scored = table.Has(Accuracies) && table.Has(Answers) ? [Answers, Accuracies] : [];
        var numbers = table.Has(ImageNumber) && scored.Length > 0;
        var handles = new Dictionary<long, int>();
        var records = ImmutableArray.CreateBuilder<QuestionRecord>();
        foreach (var rows in table.Read([question, answer, .. others.OfType<string>(), .. scored, .. numbers ? [ImageNumber] : Array.Empty<string>()]))
        {
            var columns = new TableColumns(rows, question, answer, others[0], others[1], others[2], scored.Length > 0, others[3]);
            var ids = numbers ? rows.Int64s(ImageNumber) : null;
            for (var row = 0; row < rows.Count; row++)
            {
                var number = ids?[row] ?? records.Count;
                handles.TryAdd(number, handles.Count);
                records.Add(columns.Record(row, handles[number], records.Count.ToString(CultureInfo.InvariantCulture)));
            }
        }

        return new(table.Files[0], records.DrainToImmutable(), StoredImages.OfStream(handles.Count, () => FirstOfEach(table, images, numbers, isWritten)));
    }

    /// <summary>One image a handle: rows that share an image number share its image.</summary>
    private static IEnumerable<ImageSource?> FirstOfEach(ParquetTable table, ImmutableArray<string> images, bool numbers, bool mayBeNull)
    {
        var seen = new HashSet<long>();
        var count = 0L;
        foreach (var rows in table.Read([.. images, .. numbers ? [ImageNumber] : Array.Empty<string>()]))
        {
            var (sources, ids) = (rows.Images(images), numbers ? rows.Int64s(ImageNumber) : null);
            for (var row = 0; row < rows.Count; row++)
            {
                if (seen.Add(ids?[row] ?? count++))
                {
                    yield return sources[row] ?? (mayBeNull ? null : throw rows.Failure(row, images[0], "expected an image, found null"));
                }
            }
        }
    }
}
