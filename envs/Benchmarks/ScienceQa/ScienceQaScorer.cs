using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// ScienceQA's accuracies (lupantech/ScienceQA <c>tools/evaluate_acc.py</c>), in percent with two decimals: overall and
/// <c>acc_natural</c> to <c>acc_grade_7_12</c> as the script names them; per subject, topic and grade besides. Predictions
/// are the result files of that repository: <c>results</c> maps each problem of the split to the index of a choice.
/// The variant is the split, by <c>pid_splits.json</c> where it is given, else as the problems say themselves.
/// </summary>
internal static class ScienceQaScorer
{
    private static readonly string[] Figures =
        ["acc_natural", "acc_social", "acc_language", "acc_has_text", "acc_has_image", "acc_no_context", "acc_grade_1_6", "acc_grade_7_12"];

    private static readonly string[] Parts = ["subject", "topic", "grade"];

    public static ImmutableArray<ScorerVariant> Variants { get; } =
    [
        new("test", "The test split, which the script scores."),
        new("val", "The validation split."),
        new("train", "The training split."),
        new("trainval", "Both (needs pid_splits.json)."),
        new("minitest", "A part of test (needs pid_splits.json)."),
        new("minival", "A part of val (needs pid_splits.json)."),
        new("minitrain", "A part of train (needs pid_splits.json)."),
    ];

    public static ScorerFiles Files { get; } = new("a JSON object whose member results maps ids to indices", "problems.json, and pid_splits.json where there is one")
    {
        MostAnnotations = 2,
    };

    public static ScoreReport Score(ScoringRequest request)
    {
        var problems = Split(request);
        var predictions = ReadPredictions(request.Predictions);
        PredictionFile.RequireSameIds(request.Predictions, predictions, problems);
        var groups = new GroupedScores();
        var parts = Parts.ToDictionary(name => name, _ => new GroupedScores());
        foreach (var (id, problem) in problems)
        {
            var score = IsRight(problem, predictions[id]) ? 1.0 : 0.0;
            foreach (var group in problem.Groups().Append("overall"))
            {
                groups.Add(group, score);
            }

            parts["subject"].Add(problem.Subject, score);
            parts["topic"].Add(problem.Topic, score);
            parts["grade"].Add(problem.Grade, score);
        }

        return new(request.Variant!, "percent", problems.Count, groups.Figure("overall", Percent)[0].Value)
        {
            Figures = [.. Figures.SelectMany(name => groups.Figure(name, Percent))],
            Breakdowns = [.. parts.Select(part => part.Value.Breakdown(part.Key, Percent))],
            Questions = [.. problems.Select(problem => new NamedScore(problem.Key, Percent(IsRight(problem.Value, predictions[problem.Key]) ? 1 : 0, 1), 1))],
        };
    }

    private static ScoreValue Percent(double sum, int count) => ScoreValue.HalfToEven(sum / count * 100, 2);

    private static bool IsRight(ScienceQaProblem problem, string prediction) => prediction == problem.Answer.ToString(CultureInfo.InvariantCulture);

    private static OrderedDictionary<string, ScienceQaProblem> Split(ScoringRequest request)
    {
        var problems = Read(request.Annotations[0]);
        var split = new OrderedDictionary<string, ScienceQaProblem>(StringComparer.Ordinal);
        if (request.Annotations is [_, var splits])
        {
            foreach (var id in JsonItems.InArray(splits, JsonRules.Python, request.Variant).Select(item => item.AsText()))
            {
                split[id] = problems.GetValueOrDefault(id) ?? throw new InputException($"{request.Annotations[0]}: expected problem {id}, which {splits} names");
            }

            return split;
        }

        foreach (var (id, problem) in problems.Where(problem => problem.Value.Split == request.Variant))
        {
            split[id] = problem;
        }

        return split.Count > 0
            ? split
            : throw new InputException(
                $"{request.Annotations[0]}: expected problems with split '{request.Variant}', found none (pid_splits.json may be given too)");
    }

    private static OrderedDictionary<string, ScienceQaProblem> Read(string file)
    {
        var problems = new OrderedDictionary<string, ScienceQaProblem>(StringComparer.Ordinal);
        foreach (var (id, item) in JsonItems.InObject(file, JsonRules.Python))
        {
            problems[id] = ScienceQaProblem.Of(item);
        }

        return problems;
    }

    private static OrderedDictionary<string, string> ReadPredictions(string file)
    {
        var predictions = new OrderedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, item) in JsonItems.InObject(file, JsonRules.Python, "results"))
        {
            predictions[id] = Index(item);
        }

        return predictions;
    }

    // As int(value) does: numbers lose their fraction, text must be a whole number.
    private static string Index(JsonItem item)
    {
        var index = item.Element.ValueKind == JsonValueKind.String
            ? PythonNumber.Whole(item.AsText())
            : PythonJson.Number(item) is { } number ? PythonNumber.WholeText(number) : null;
        return index ?? throw item.Failure("the index of a choice");
    }
}
