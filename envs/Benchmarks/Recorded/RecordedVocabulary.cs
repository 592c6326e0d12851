using System.Collections.Immutable;
using System.Globalization;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>The answers and tokens of a recorded benchmark: the same for every split.</summary>
/// <param name="Answers">The texts of the answers.</param>
/// <param name="Tokens">The tokens of questions.</param>
/// <param name="QuestionLength">Tokens a question.</param>
internal sealed record RecordedVocabulary(ImmutableArray<string> Answers, Vocabulary Tokens, int QuestionLength)
{
    /// <summary>Those of a trained run where it brings some, else those of the training questions.</summary>
    public static RecordedVocabulary Of(
        RecordedBenchmark benchmark, RecordedOptions options, QuestionVocabulary? known, Func<RecordedQuestions> training)
    {
        if (known is { Answers.IsEmpty: false })
        {
            return new(known.Answers, Vocabulary.Again(known.Tokens, known.QuestionLength), known.QuestionLength);
        }

        var questions = training();
        var tokens = known is null
            ? Vocabulary.Of(benchmark.Language.IsEmpty ? questions.Records.Select(record => OptionOrder.Of(record, options.OptionSeed).Text) : benchmark.Language)
            : Vocabulary.Again(known.Tokens, known.QuestionLength);
        var length = known?.QuestionLength ?? Math.Max(1, Math.Min(options.QuestionTokens, tokens.LongestText));
        return new(AnswersOf(benchmark, options, questions), tokens, length);
    }

    /// <summary>The letter of an option: A, B, C …</summary>
    public static string Letter(int option) =>
        option < 26 ? ((char)('A' + option)).ToString() : "Option " + (option + 1).ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<string> AnswersOf(RecordedBenchmark benchmark, RecordedOptions options, RecordedQuestions questions)
    {
        if (benchmark.Choices > 0)
        {
            return [.. Enumerable.Range(0, benchmark.Choices).Select(Letter)];
        }

        if (!benchmark.Answers.IsEmpty)
        {
            return benchmark.Answers;
        }

        // By frequency; equals in ordinal order, so that the order of the records doesn't matter.
        ImmutableArray<string> frequent =
        [
            .. questions.Records.Where(record => record.Answer is not null)
                .CountBy(record => record.Answer!, StringComparer.Ordinal)
                .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Take(options.AnswerCount).Select(pair => pair.Key),
        ];
        return frequent.Length > 0 ? frequent : throw new InputException($"{questions.Source} has no reference answers, which the answers of {benchmark.Name} are made of");
    }
}
