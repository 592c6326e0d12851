using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MultiModalRL.Environments;

/// <summary>
/// What an answer in words is worth. Where options are offered: what the one is worth that it chooses, by the benchmark's own
/// script (<see cref="QuestionRecord.Choose"/>), else by its letter or its whole text. Where a benchmark is recorded: the official rule over
/// the words themselves, which need not be among the answers. Where it is generated: what that answer is worth whose text it is, whatever
/// its case.
/// </summary>
internal sealed partial class FreeTextRule
{
    private readonly Benchmark benchmark;
    private readonly Dictionary<string, int> numbers;

    public FreeTextRule(Benchmark benchmark)
    {
        this.benchmark = benchmark;
        numbers = new(benchmark.Records.IsEmpty ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        for (var answer = 0; answer < benchmark.Answers.Length; answer++)
        {
            numbers.TryAdd(benchmark.Answers[answer], answer);
        }
    }

    /// <summary>The accuracy in [0, 1] of a response to an example, and which of the answers it is; −1 for none of them.</summary>
    public (double Accuracy, int Answer) Of(int example, string response)
    {
        if (benchmark.Records.IsEmpty)
        {
            var said = numbers.GetValueOrDefault(response.Trim(), -1);
            return (said < 0 ? 0 : benchmark.Metric.Accuracy(example, said), said);
        }

        var record = benchmark.Records[example];
        if (benchmark.Examples.OptionCounts is null)
        {
            return (record.Accuracy?.Invoke(response) ?? (response == record.Answer ? 1 : 0), numbers.GetValueOrDefault(response, -1));
        }

        var chosen = record.Choose?.Invoke(record.Options, response) ?? Chosen(record.Options, response.Trim());
        return (chosen < 0 ? 0 : benchmark.Metric.Accuracy(example, chosen), chosen);
    }

    // An option may be a letter, too, and two may differ in case alone: what was offered as such comes first.
    private static int Chosen(ImmutableArray<string> options, string response) =>
        Only(options, (_, option) => RecordedVocabulary.Letter(option) == response)
        ?? Only(options, (text, _) => text.Trim() == response)
        ?? Only(options, (text, _) => text.Trim().Equals(response, StringComparison.OrdinalIgnoreCase))
        ?? ByLetter(options, response);

    private static int? Only(ImmutableArray<string> options, Func<string, int, bool> fits)
    {
        int[] found = [.. Enumerable.Range(0, options.Length).Where(option => fits(options[option], option))];
        return found is [var only] ? only : null;
    }

    private static int ByLetter(ImmutableArray<string> options, string response)
    {
        var letter = Letter().Match(response);
        var option = letter.Success ? char.ToUpperInvariant(letter.Groups["letter"].Value[0]) - 'A' : -1;
        return option < options.Length ? option : -1;
    }

    // "B", "(b)", "B.", "(B) red", "B: red"; not "A red one".
    [GeneratedRegex(@"\A(?:\((?<letter>[A-Za-z])\)|(?<letter>[A-Za-z])(?:[.:)]|\z))", RegexOptions.CultureInvariant)]
    private static partial Regex Letter();
}
