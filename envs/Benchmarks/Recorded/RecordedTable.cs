using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>The records of a split as columns, with what a user should know of them.</summary>
/// <param name="Table">The columns.</param>
/// <param name="Types">The names of the question types.</param>
/// <param name="Notes">What was cut off, left out or cannot be answered.</param>
internal sealed record RecordedTable(ExampleTable Table, ImmutableArray<string> Types, ImmutableArray<string> Notes)
{
    /// <summary>Makes the columns, the records behind them, and the official rule over them.</summary>
    /// <exception cref="InputException">No question of the part can be used.</exception>
    public static (RecordedTable Table, ImmutableArray<QuestionRecord> Records, IAnswerMetric Metric) Of(
        RecordedBenchmark benchmark, RecordedOptions options, Split split, RecordedQuestions asked, RecordedVocabulary made)
    {
        var scores = new AnswerScores(benchmark, made.Answers);
        var rows = asked.Records.Select(record => scores.Of(record, OptionOrder.Of(record, options.OptionSeed))).ToArray();
        if (!Array.Exists(rows, row => row.IsKnown))
        {
            throw new InputException($"{asked.Source} has no reference answers: nothing can be learned or measured on this part of {benchmark.Name}");
        }

        var notes = asked.Notes.ToBuilder();
        Note(notes, rows.Count(row => !row.IsKnown), rows.Length, $"of {asked.Source} have no reference answer and are left out");
        rows = Array.FindAll(rows, row => row.IsKnown);
        Note(notes, rows.Count(row => row.Answers.Length == 0), rows.Length, split == Split.Train
            ? $"of {asked.Source} have a reference that is not among the {made.Answers.Length} answers and are left out"
            : $"of {asked.Source} have a reference that is not among the {made.Answers.Length} answers: they count as wrong where answers are chosen");
        rows = split == Split.Train ? Array.FindAll(rows, row => row.Answers.Length > 0) : rows;
        var encoded = made.Tokens.Encode(Array.ConvertAll(rows, row => row.Text), made.QuestionLength);
        Note(notes, encoded.Truncated.Count, rows.Length, $"of {asked.Source} have more than {made.QuestionLength} tokens: their ends are cut off");
        Note(notes, encoded.Unknown.Count, rows.Length, $"of {asked.Source} have tokens that the vocabulary lacks");
        ImmutableArray<string> types = [.. rows.Select(row => row.Record.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var table = new ExampleTable(
            Array.ConvertAll(rows, row => row.Record.Image), encoded.Ids, encoded.Length,
            Array.ConvertAll(rows, row => types.BinarySearch(row.Record.Type, StringComparer.Ordinal)),
            Array.ConvertAll(rows, row => row.Reference))
        {
            OptionCounts = benchmark.Choices > 0 ? Array.ConvertAll(rows, row => row.Record.Options.Length) : null,
        };
        return (new(table, types, notes.ToImmutable()), [.. rows.Select(row => row.Record)], AnswerScores.Metric(benchmark, rows));
    }

    private static void Note(ImmutableArray<string>.Builder notes, int count, int all, string what)
    {
        if (count > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{count} of {all} questions ({100.0 * count / all:0.##} %) {what}"));
        }
    }
}
