using System.Text.Json;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// MathVista's accuracy in percent with two decimals, and per question type, answer type and the fields of the metadata.
/// Predictions map problem ids to extracted answers, or to the records that the official scripts write, with
/// <c>extraction</c>. As in the script the problems that have predictions are scored; <c>missing</c> tells how many have
/// none. Everything else about a problem is taken from the annotations, <c>testmini.json</c>.
/// </summary>
internal static class MathVistaScorer
{
    public static ScorerFiles Files { get; } = new(
        "a JSON object of extracted answers, or of records with extraction, by pid", "one official file, such as testmini.json");

    public static ScoreReport Score(ScoringRequest request)
    {
        var problems = Read(request.Annotations[0]);
        var extractions = ReadPredictions(request.Predictions, problems);
        var all = new GroupedScores();
        var fields = MathVistaProblem.Fields.ToDictionary(field => field, _ => new GroupedScores());
        var questions = new List<NamedScore>();
        foreach (var (id, extraction) in extractions)
        {
            var problem = problems[id];
            var score = problem.Answer is { } answer && MathVistaAnswer.Normalized(problem, extraction) == answer ? 1.0 : 0.0;
            all.Add("overall", score);
            questions.Add(new(id, Percent(score, 1), 1));
            foreach (var (field, value) in problem.Groups)
            {
                fields[field].Add(value, score);
            }
        }

        return new(request.Variant!, "percent", questions.Count, all.Figure("overall", Percent)[0].Value)
        {
            Missing = problems.Keys.Count(id => !extractions.ContainsKey(id)),
            Breakdowns = [.. MathVistaProblem.Fields.Select(field => fields[field].Breakdown(field, Percent)).Where(part => !part.Groups.IsEmpty)],
            Questions = [.. questions],
        };
    }

    private static ScoreValue Percent(double sum, int count) => ScoreValue.HalfToEven(sum / count * 100, 2);

    private static Dictionary<string, MathVistaProblem> Read(string file)
    {
        var problems = new Dictionary<string, MathVistaProblem>(StringComparer.Ordinal);
        foreach (var (id, item) in JsonItems.InObject(file, JsonRules.Python))
        {
            var problem = MathVistaProblem.Of(item);
            problems[id] = problem.QuestionType != "multi_choice" || !problem.Choices.IsEmpty
                ? problem
                : throw item.Failure("choices of a multiple-choice problem");
        }

        return problems;
    }

    private static OrderedDictionary<string, JsonItem> ReadPredictions(string file, Dictionary<string, MathVistaProblem> problems)
    {
        var extractions = new OrderedDictionary<string, JsonItem>(StringComparer.Ordinal);
        foreach (var (id, item) in JsonItems.InObject(file, JsonRules.Python))
        {
            extractions[id] = problems.ContainsKey(id)
                ? item.Element.ValueKind == JsonValueKind.Object ? item.Member("extraction") : item
                : throw new InputException($"{file}: expected predictions of annotated problems only, found one of pid {id}");
        }

        return extractions.Count > 0 ? extractions : throw new InputException($"{file}: expected predictions, found none");
    }
}
