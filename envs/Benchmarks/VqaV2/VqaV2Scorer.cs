using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// The official figures of VQA v2 and of data sets in its format: overall, per question type and per answer type, in
/// percent with two decimals, where ties go away from zero as in Python 2, but for the variants that need Python 3, where they
/// go to even. Predictions are a list of <c>{question_id, answer}</c>; their ids must be those of the annotations. Each evaluation starts from the annotations
/// as they are, unlike a second one in the same process of the script, which normalizes its annotations in place.
/// </summary>
internal static class VqaV2Scorer
{
    private const int Decimals = 2;

    public static ImmutableArray<ScorerVariant> Variants { get; } =
    [
        new("official-2021", "GT-Vision-Lab/VQA since March 2021; nothing is normalized where all human answers are identical."),
        new("pre-2021", "The same script before: of human answers only punctuation is normalized."),
        new("lmms-eval", "Everything is always normalized."),
        new("vlmevalkit", "The same with the period rule mended."),
    ];

    public static ScorerFiles Files { get; } = new(
        "a JSON list of {question_id, answer}", "one official annotation file, gzip-compressed or not")
    {
        Questions = "the official question file: each annotated question must be in it",
    };

    public static ScoreReport Score(ScoringRequest request)
    {
        var id = Id(request.Annotations[0]);
        var annotations = Read(request.Annotations[0], id);
        CheckQuestions(request.Questions, id, annotations);
        var predictions = PredictionFile.ReadList(request.Predictions, id, "answer");
        PredictionFile.RequireSameIds(request.Predictions, predictions, annotations);
        var variant = Variant(request.Variant);
        Func<double, int, ScoreValue> percent = variant is VqaVariant.LmmsEval or VqaVariant.VlmEvalKit ? PercentToEven : PercentAwayFromZero;
        var scores = annotations
            .Select(annotation => (Id: annotation.Key, annotation.Value, Accuracy: VqaAccuracy.Of(annotation.Value.Answers, predictions[annotation.Key], variant)))
            .ToArray();
        var questionTypes = new GroupedScores();
        var answerTypes = new GroupedScores();
        var sum = 0.0;
        foreach (var (_, annotation, accuracy) in scores)
        {
            sum += accuracy;
            questionTypes.Add(annotation.QuestionType, accuracy);
            answerTypes.Add(annotation.AnswerType, accuracy);
        }

        return new(request.Variant!, "percent", scores.Length, percent(sum, scores.Length))
        {
            Breakdowns = [answerTypes.Breakdown("answer_type", percent), questionTypes.Breakdown("question_type", percent)],
            Questions = [.. scores.Select(score => new NamedScore(score.Id, percent(score.Accuracy, 1), 1))],
        };
    }

    private static ScoreValue PercentAwayFromZero(double sum, int count) => ScoreValue.HalfAwayFromZero(100 * sum / count, Decimals);

    private static ScoreValue PercentToEven(double sum, int count) => ScoreValue.HalfToEven(100 * sum / count, Decimals);

    private static VqaVariant Variant(string? name) => name switch
    {
        "pre-2021" => VqaVariant.Pre2021,
        "lmms-eval" => VqaVariant.LmmsEval,
        "vlmevalkit" => VqaVariant.VlmEvalKit,
        _ => VqaVariant.Official2021,
    };

    // Ids are numbers in the official files; others have strings, which equal no numbers, so the first annotation decides.
    private static Func<JsonItem, string> Id(string file) =>
        JsonItems.InArray(file, JsonRules.Python, "annotations").FirstOrDefault() is var first && first.Has("question_id") && first.Member("question_id").AsComparable() is not null
            ? item => item.Text("question_id")
            : item => item.WholeNumber("question_id");

    private static OrderedDictionary<string, VqaV2Annotation> Read(string file, Func<JsonItem, string> idOf)
    {
        var annotations = new OrderedDictionary<string, VqaV2Annotation>(StringComparer.Ordinal);
        foreach (var item in JsonItems.InArray(file, JsonRules.Python, "annotations"))
        {
            var id = idOf(item);
            if (!annotations.TryAdd(id, VqaV2Annotation.Of(item with { Place = $"{item.Place} (question_id {id})" })))
            {
                throw new InputException($"{file}: {item.Place}: expected a question_id that no annotation before has, found {id}");
            }
        }

        return annotations;
    }

    private static void CheckQuestions(string? file, Func<JsonItem, string> id, OrderedDictionary<string, VqaV2Annotation> annotations)
    {
        if (file is null)
        {
            return;
        }

        var asked = JsonItems.InArray(file, JsonRules.Python, "questions").Select(id).ToHashSet(StringComparer.Ordinal);
        if (annotations.Keys.FirstOrDefault(id => !asked.Contains(id)) is { } unasked)
        {
            throw new InputException($"{file}: expected each annotated question, found none with question_id {unasked}");
        }
    }
}
