using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// TextVQA's accuracy (facebookresearch/mmf; copy in haotian-liu/LLaVA <c>llava/eval/m4c_evaluator.py</c>): VQA accuracy
/// with everything normalized, over exactly ten answers told apart by their place. Percent, two decimals. Predictions are
/// a list of <c>{question_id, answer}</c>, annotations the official file with its list <c>data</c>.
/// </summary>
internal static class TextVqaScorer
{
    private const int HumanAnswers = 10;

    public static ScorerFiles Files { get; } = new("a JSON list of {question_id, answer}", "one official file, such as TextVQA_0.5.1_val.json");

    public static ScoreReport Score(ScoringRequest request)
    {
        var annotations = Read(request.Annotations[0]);
        var predictions = PredictionFile.ReadList(request.Predictions, item => item.Id("question_id"), "answer");
        PredictionFile.RequireSameIds(request.Predictions, predictions, annotations);
        var scores = annotations
            .Select(question => (Id: question.Key, Accuracy: VqaAccuracy.Of(question.Value, predictions[question.Key], VqaVariant.TextVqa)))
            .ToArray();
        return new(request.Variant!, "percent", scores.Length, Percent(scores.Sum(score => score.Accuracy) / scores.Length))
        {
            Questions = [.. scores.Select(score => new NamedScore(score.Id, Percent(score.Accuracy), 1))],
        };
    }

    private static ScoreValue Percent(double accuracy) => ScoreValue.HalfToEven(100.0 * accuracy, 2);

    private static OrderedDictionary<string, ImmutableArray<string>> Read(string file)
    {
        var annotations = new OrderedDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var item in JsonItems.InArray(file, JsonRules.Python, "data"))
        {
            var id = item.Id("question_id");
            var answers = item.Texts("answers");
            if (answers.Length != HumanAnswers)
            {
                throw new InputException($"{file}: {item.Place} (question_id {id}): expected {HumanAnswers} answers, found {answers.Length}");
            }

            if (!annotations.TryAdd(id, answers))
            {
                throw new InputException($"{file}: {item.Place}: expected a question_id that no record before has, found {id}");
            }
        }

        return annotations;
    }
}
