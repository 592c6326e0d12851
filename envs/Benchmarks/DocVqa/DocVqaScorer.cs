using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// ANLS of a submission in the format of the Robust Reading Competition: predictions are a list of
/// <c>{questionId, answer}</c> with one record for each question, the annotations the official file with its list
/// <c>data</c>. A fraction with four decimals. Types, where the annotations name them (DocVQA those of questions,
/// InfographicVQA those of answers, evidence and operations), make breakdowns; a question counts in each of its types.
/// </summary>
internal static class DocVqaScorer
{
    private const string StVqa = "st-vqa";

    private static readonly (string Breakdown, string Member)[] Kinds =
        [("question_type", "question_types"), ("answer_type", "answer_type"), ("evidence_type", "evidence"), ("operation_type", "operation/reasoning")];

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
        var types = Kinds.ToDictionary(kind => kind.Breakdown, _ => new GroupedScores());
        foreach (var (_, named, score) in scores)
        {
            foreach (var (breakdown, type) in named)
            {
                types[breakdown].Add(type, score);
            }
        }

        return new(request.Variant!, "fraction", scores.Length, Fraction(scores.Sum(score => score.Score), scores.Length))
        {
            Breakdowns = [.. Kinds.Select(kind => types[kind.Breakdown].Breakdown(kind.Breakdown, Fraction)).Where(part => !part.Groups.IsEmpty)],
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

    private static OrderedDictionary<string, (ImmutableArray<string> Answers, ImmutableArray<(string Breakdown, string Type)> Types)> Read(string file)
    {
        var questions = new OrderedDictionary<string, (ImmutableArray<string>, ImmutableArray<(string, string)>)>(StringComparer.Ordinal);
        foreach (var item in JsonItems.InArray(file, JsonRules.Python, "data"))
        {
            var id = item.Id("questionId");
            var answers = item.Texts("answers");
            if (answers.IsEmpty)
            {
                throw new InputException($"{file}: {item.Place} (questionId {id}): expected reference answers, found none");
            }

            if (!questions.TryAdd(id, (answers, TypesOf(item))))
            {
                throw new InputException($"{file}: {item.Place}: expected a questionId that no record before has, found {id}");
            }
        }

        return questions;
    }

    private static ImmutableArray<(string Breakdown, string Type)> TypesOf(JsonItem item) =>
        [.. Kinds.Where(kind => item.Has(kind.Member)).SelectMany(kind => item.Texts(kind.Member).Select(type => (kind.Breakdown, type)))];
}
