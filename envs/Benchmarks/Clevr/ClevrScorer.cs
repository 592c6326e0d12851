using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// CLEVR's accuracy: exact match, in percent with two decimals, overall, per question type (where questions have
/// programs) and per template. There is no official script; predictions are a list of <c>{question_index, answer}</c>, or
/// an object of answers by question index, answers being lower-cased words or numbers as strings.
/// </summary>
internal static class ClevrScorer
{
    public static ScorerFiles Files { get; } = new("a JSON list of {question_index, answer}, or an object of answers by question_index", "one official question file with answers")
    {
        QuestionsAreAnnotations = true,
    };

    public static ScoreReport Score(ScoringRequest request)
    {
        var questions = Read(request.Annotations[0]);
        var predictions = ReadPredictions(request.Predictions);
        PredictionFile.RequireSameIds(request.Predictions, predictions, questions);
        var scores = questions
            .Select(question => (Id: question.Key, question.Value.Type, question.Value.Template, Score: question.Value.Answer == predictions[question.Key] ? 1.0 : 0.0))
            .ToArray();
        var types = new GroupedScores();
        var templates = new GroupedScores();
        foreach (var (_, type, template, score) in scores)
        {
            Add(types, type, score);
            Add(templates, template, score);
        }

        return new(request.Variant!, "percent", scores.Length, Percent(scores.Sum(score => score.Score), scores.Length))
        {
            Breakdowns = [.. new[] { types.Breakdown("question_type", Percent), templates.Breakdown("template", Percent) }.Where(part => !part.Groups.IsEmpty)],
            Questions = [.. scores.Select(score => new NamedScore(score.Id, Percent(score.Score, 1), 1))],
        };
    }

    private static OrderedDictionary<string, string> ReadPredictions(string file)
    {
        if (JsonItems.IsArray(file))
        {
            return PredictionFile.ReadList(file, item => item.WholeNumber("question_index"), "answer");
        }

        var predictions = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, item) in JsonItems.InObject(file, JsonRules.Python))
        {
            predictions[id] = item.AsText();
        }

        return predictions;
    }

    private static void Add(GroupedScores groups, string? group, double score)
    {
        if (group is not null)
        {
            groups.Add(group, score);
        }
    }

    private static ScoreValue Percent(double sum, int count) => ScoreValue.HalfToEven(sum / count * 100, 2);

    private static OrderedDictionary<string, (string Answer, string? Type, string? Template)> Read(string file)
    {
        var questions = new OrderedDictionary<string, (string, string?, string?)>(StringComparer.Ordinal);
        foreach (var item in JsonItems.InArray(file, JsonRules.Python, "questions"))
        {
            var id = item.WholeNumber("question_index");
            var template = item.Has("template_filename") ? Path.GetFileNameWithoutExtension(item.Text("template_filename")) : null;
            if (!questions.TryAdd(id, (item.Text("answer"), LastFunction(item), template)))
            {
                throw new InputException($"{file}: {item.Place}: expected a question_index that no question before has, found {id}");
            }
        }

        return questions;
    }

    // Released files call it function, what the generator writes calls it type.
    private static string? LastFunction(JsonItem question)
    {
        if (!question.Has("program") || question.Items("program").ToArray() is not [.., var last])
        {
            return null;
        }

        return ClevrQuestionType.Of(last.Text(last.Has("function") ? "function" : "type"));
    }
}
