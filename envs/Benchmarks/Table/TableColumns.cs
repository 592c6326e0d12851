using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The columns of a group of rows, and the records they make.</summary>
internal sealed class TableColumns
{
    private readonly ParquetRows rows;
    private readonly string answerColumn;
    private readonly string[] questions;
    private readonly string?[]? answers;
    private readonly ImmutableArray<string?>?[]? answerLists;
    private readonly ImmutableArray<string?>?[]? options;
    private readonly string?[]? types;
    private readonly long?[]? rightOptions;
    private readonly string[]? ids;
    private readonly ImmutableArray<string>[]? scored;
    private readonly ImmutableArray<double>[]? accuracies;

    public TableColumns(ParquetRows rows, string question, string answer, string? options, string? type, string? id, bool isScored, string? index)
    {
        (this.rows, answerColumn) = (rows, answer);
        questions = rows.Strings(question);
        var kind = rows.Kind(answer);
        answers = kind == ParquetKind.WholeNumber ? Array.ConvertAll(rows.OptionalInt64s(answer), number => number?.ToString(CultureInfo.InvariantCulture))
            : answer.StartsWith("answers", StringComparison.Ordinal) ? null : rows.OptionalStrings(answer);
        answerLists = answers is null ? rows.OptionalStringLists(answer) : null;
        this.options = options is null ? null : rows.OptionalStringLists(options);
        types = type is null ? null : rows.OptionalStrings(type);
        rightOptions = index is null ? null : rows.OptionalInt64s(index);
        ids = id is null ? null : rows.StringsOrNumbers(id);
        (scored, accuracies) = isScored ? (rows.StringLists("answers"), rows.DoubleLists("accuracies")) : (null, null);
    }

    /// <summary>The record of a row.</summary>
    public QuestionRecord Record(int row, int image, string number)
    {
        ImmutableArray<string> offered = options?[row] is { } list ? [.. list.OfType<string>()] : [];
        var answer = answers?[row] ?? answerLists?[row]?.OfType<string>().GroupBy(one => one).MaxBy(same => same.Count())?.Key;
        var record = new QuestionRecord
        {
            Question = questions[row],
            Image = image,
            Id = ids?[row] ?? number,
            Answer = answer,
            Options = offered,
            RightOption = offered.IsEmpty || answer is null ? -1 : Right(row, answer, offered),
            Type = types?[row] ?? "all",
        };
        return scored is null || !offered.IsEmpty ? record : Scored(record, row);
    }

    private QuestionRecord Scored(QuestionRecord record, int row)
    {
        var (texts, worth) = (scored![row], accuracies![row]);
        if (texts.Length != worth.Length)
        {
            throw rows.Failure(row, "accuracies", $"expected {texts.Length} numbers, as many as answers, found {worth.Length}");
        }

        var known = texts.Zip(worth).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        return record with { Accepted = texts.IsEmpty && record.Answer is { } only ? [only] : texts, Accuracy = answer => known.GetValueOrDefault(answer) };
    }

    /// <summary>The right option: by its letter, its text, or its number from 0.</summary>
    private int Right(int row, string answer, ImmutableArray<string> offered)
    {
        var letter = answer.Length == 1 ? answer[0] - 'A' : -1;
        if (rightOptions?[row] is { } told)
        {
            return told >= 0 && told < offered.Length ? (int)told : throw rows.Failure(row, "answer_index", $"expected 0 … {offered.Length - 1}, found {told}");
        }

        var byText = offered.IndexOf(answer);
        return byText >= 0 ? byText
            : letter >= 0 && letter < offered.Length ? letter
            : int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < offered.Length ? number
            : throw rows.Failure(row, answerColumn, $"expected an option, its letter or its number, found '{answer}' where there are {offered.Length}");
    }
}
