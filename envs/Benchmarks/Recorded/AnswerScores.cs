using System.Collections.Immutable;
using MultiModalRL.Core;

namespace MultiModalRL.Environments;

/// <summary>What each answer of a benchmark is worth to a record, by the official rule.</summary>
internal sealed class AnswerScores
{
    private readonly RecordedBenchmark benchmark;
    private readonly ImmutableArray<string> answers;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ILookup<string, int> forms;

    public AnswerScores(RecordedBenchmark benchmark, ImmutableArray<string> answers)
    {
        (this.benchmark, this.answers) = (benchmark, answers);
        for (var answer = 0; answer < answers.Length; answer++)
        {
            numbers.TryAdd(answers[answer], answer);
        }

        forms = Enumerable.Range(0, answers.Length).ToLookup(answer => Form(answers[answer]), StringComparer.Ordinal);
    }

    /// <summary>A record with what the answers are worth to it.</summary>
    /// <exception cref="InputException">It has more options than the benchmark allows, or none where it must.</exception>
    public ScoredRecord Of(QuestionRecord record, OptionOrder order) =>
        benchmark.Choices > 0 ? OfOptions(record, order) : OfText(record, order.Text);

    /// <summary>The official rule over some records.</summary>
    public static IAnswerMetric Metric(RecordedBenchmark benchmark, ScoredRecord[] rows)
    {
        var starts = new int[rows.Length + 1];
        for (var row = 0; row < rows.Length; row++)
        {
            starts[row + 1] = starts[row] + rows[row].Answers.Length;
        }

        return new ScoredAnswers(
            benchmark.Metric, benchmark.SmallestDifference, starts, [.. rows.SelectMany(row => row.Answers)], [.. rows.SelectMany(row => row.Accuracies)]);
    }

    private ScoredRecord OfOptions(QuestionRecord record, OptionOrder order)
    {
        if (order.Order.Length < 1 || order.Order.Length > benchmark.Choices)
        {
            throw new InputException($"{benchmark.Name}, record {record.Id}: expected 1 to {benchmark.Choices} options, found {order.Order.Length}");
        }

        var right = Array.IndexOf(order.Order, record.RightOption);
        var offered = record with { Options = [.. order.Order.Select(option => record.Options[option])], RightOption = right };
        return new(offered, order.Text, right >= 0, right, right < 0 ? [] : [right], right < 0 ? [] : [1]);
    }

    private ScoredRecord OfText(QuestionRecord record, string text)
    {
        ImmutableArray<string> accepted = record.Accepted.IsEmpty && record.Answer is { } only ? [only] : record.Accepted;
        var worth = accepted.Select(Form).Distinct(StringComparer.Ordinal).SelectMany(form => forms[form]).Order()
            .Select(answer => (Answer: answer, Accuracy: Accuracy(record, answers[answer])))
            .Where(scored => scored.Accuracy > 0).ToArray();
        return new(
            record, text, accepted.Length > 0, record.Answer is null ? -1 : numbers.GetValueOrDefault(record.Answer, -1),
            Array.ConvertAll(worth, scored => scored.Answer), Array.ConvertAll(worth, scored => scored.Accuracy));
    }

    private static double Accuracy(QuestionRecord record, string answer) =>
        record.Accuracy?.Invoke(answer) ?? (answer == record.Answer ? 1 : 0);

    private string Form(string answer) => benchmark.Form?.Invoke(answer) ?? answer;
}
