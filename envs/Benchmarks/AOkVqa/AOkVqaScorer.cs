using System.Collections.Immutable;
using System.Text.Json;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// A-OKVQA's two accuracies in percent, in full as the script prints them. Predictions map question ids to
/// <c>{multiple_choice, direct_answer}</c>, either of which may be absent; a question without a prediction counts as wrong, and
/// predictions of other questions are left out, where anything is predicted at all. What is no string equals no answer. Direct
/// answers are scored without the questions flagged <c>difficult_direct_answer</c>. <c>overall</c> is the multiple-choice accuracy where there is one.
/// </summary>
internal static class AOkVqaScorer
{
    public static ScorerFiles Files { get; } = new("a JSON object of {multiple_choice, direct_answer} by question id", "one official file, such as aokvqa_v1p0_val.json");

    public static ScoreReport Score(ScoringRequest request)
    {
        var questions = Read(request.Annotations[0]);
        var multipleChoice = ReadPredictions(request.Predictions, "multiple_choice");
        var directAnswer = ReadPredictions(request.Predictions, "direct_answer");
        var chosen = multipleChoice.Count == 0 ? [] : questions
            .Select(question => Scored(question.Key, multipleChoice, answer => AOkVqaAccuracy.MultipleChoice(question.Value.Choices, question.Value.Right, answer)))
            .ToImmutableArray();
        var answered = directAnswer.Count == 0 ? [] : questions
            .Where(question => !question.Value.IsDifficult)
            .Select(question => Scored(question.Key, directAnswer, answer => AOkVqaAccuracy.DirectAnswer(question.Value.DirectAnswers, answer)))
            .ToImmutableArray();
        ImmutableArray<NamedScore> figures = [.. Mean("multiple_choice", chosen), .. Mean("direct_answer", answered)];
        return figures.IsEmpty
            ? throw new InputException($"{request.Predictions}: expected multiple_choice or direct_answer of a question, found neither")
            : new(request.Variant!, "percent", questions.Count, figures[0].Value)
            {
                Figures = figures,
                Missing = questions.Keys.Count(id => !multipleChoice.ContainsKey(id) && !directAnswer.ContainsKey(id)),
                Questions = [.. (chosen.IsEmpty ? answered : chosen).Select(score => new NamedScore(score.Id, ScoreValue.Full(score.Accuracy * 100), 1))],
            };
    }

    private static IEnumerable<NamedScore> Mean(string name, ImmutableArray<(string Id, double Accuracy)> scores) => scores.IsEmpty
        ? []
        : [new(name, ScoreValue.Full(scores.Sum(score => score.Accuracy) / scores.Length * 100), scores.Length)];

    private static (string Id, double Accuracy) Scored(string id, OrderedDictionary<string, string?> predictions, Func<string?, double> accuracy) =>
        (id, predictions.TryGetValue(id, out var answer) ? accuracy(answer) : 0);

    private static OrderedDictionary<string, string?> ReadPredictions(string file, string member)
    {
        var predictions = new OrderedDictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (id, item) in JsonItems.InObject(file, JsonRules.Python))
        {
            if (!item.IsObject)
            {
                throw item.Failure("an object with multiple_choice or direct_answer");
            }

            // Of records with one id the last counts, whatever it lacks.
            predictions.Remove(id);
            if (item.Element.TryGetProperty(member, out _))
            {
                predictions.Add(id, item.Comparable(member));
            }
        }

        return predictions;
    }

    private static OrderedDictionary<string, Question> Read(string file)
    {
        var questions = new OrderedDictionary<string, Question>(StringComparer.Ordinal);
        foreach (var item in JsonItems.InArray(file, JsonRules.Python))
        {
            questions[item.Text("question_id")] = Question.Of(item);
        }

        return questions.Count > 0 ? questions : throw new InputException($"{file}: expected questions, found none");
    }

    private sealed record Question(ImmutableArray<string> Choices, int Right, ImmutableArray<string> DirectAnswers, bool IsDifficult)
    {
        public static Question Of(JsonItem item)
        {
            var choices = item.Texts("choices");
            var right = item.Member("correct_choice_idx");
            return right.Element.ValueKind == JsonValueKind.Number && right.Element.TryGetInt32(out var index) && index >= 0 && index < choices.Length
                ? new(choices, index, item.Texts("direct_answers"), item.Flag("difficult_direct_answer"))
                : throw right.Failure($"the index of one of {choices.Length} choices");
        }
    }
}
