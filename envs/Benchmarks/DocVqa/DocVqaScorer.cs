using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// ANLS of a submission in the format of the Robust Reading Competition: predictions are a list of
/// <c>{questionId, answer}</c> with one record for each question, the annotations the official file with its list
/// <c>data</c>. A fraction with four decimals. Question types, where the annotations name them, make a breakdown; a
/// question counts in each of its types.
/// </summary>
internal static class DocVqaScorer
{
    private const string StVqa = "st-vqa";

    public static ImmutableArray<ScorerVariant> Variants { get; } =
    [
        new("docvqa", "The competition's script: distances are divided by raw lengths."),
        new(StVqa, "Distances are divided by lengths after lower-casing and stripping."),
    ];

    public static ScorerFiles Files { get; } = new("a JSON list of {questionId, answer}", "one official file, such as val_v1.0.json");

    public static ScoreReport Score(ScoringRequest request)
    {
        var questions = Read(request.Annotations[0]);
        var predictions = ReadPredictions(request.Predictions);
        PredictionFile.RequireSameIds(request.Predictions, predictions, questions);
        var variant = request.Variant == StVqa ? AnlsVariant.StVqa : AnlsVariant.DocVqa;
        var scores = questions
            .Select(question => (Id: question.Key, question.Value.Types, Score: AnlsScore.Of(question.Value.Answers, predictions[question.Key], variant)))
            .ToArray();
        var types = new GroupedScores();
        foreach (var (_, named, score) in scores)
        {
            foreach (var type in named)
            {
                types.Add(type, score);
            }
        }

        var breakdown = types.Breakdown("question_type", Fraction);
        return new(request.Variant!, "fraction", scores.Length, Fraction(scores.Sum(score => score.Score), scores.Length))
        {
            Breakdowns = breakdown.Groups.IsEmpty ? [] : [breakdown],
            Questions = [.. scores.Select(score => new NamedScore(score.Id, Fraction(score.Score, 1), 1))],
        };
    }

    private static ScoreValue Fraction(double sum, int count) => ScoreValue.HalfToEven(sum / count, 4);

    private static OrderedDictionary<string, string> ReadPredictions(string file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return PredictionFile.ReadList(file, item => item.Id("questionId") is var id && seen.Add(id)
            ? id
            : throw new InputException($"{file}: {item.Place}: expected one prediction a question, found questionId {id} again"), "answer");
    }

    private static OrderedDictionary<string, (ImmutableArray<string> Answers, ImmutableArray<string> Types)> Read(string file)
    {
        var questions = new OrderedDictionary<string, (ImmutableArray<string>, ImmutableArray<string>)>(StringComparer.Ordinal);
        foreach (var item in JsonItems.InArray(file, JsonRules.Python, "data"))
        {
            var id = item.Id("questionId");
            var answers = item.Texts("answers");
            if (answers.IsEmpty)
            {
                throw new InputException($"{file}: {item.Place} (questionId {id}): expected reference answers, found none");
            }

            if (!questions.TryAdd(id, (answers, item.Has("question_types") ? item.Texts("question_types") : [])))
            {
                throw new InputException($"{file}: {item.Place}: expected a questionId that no record before has, found {id}");
            }
        }

        return questions;
    }
}
