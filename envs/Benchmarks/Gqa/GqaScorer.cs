using System.Collections.Immutable;
using System.Globalization;

namespace MultiModalRL.Environments;

/// <summary>
/// The figures of GQA's <c>eval.py</c> (Hudson and Manning, CVPR 2019), in percent with two decimals, over balanced
/// questions: accuracy, binary and open (0 of none), validity and plausibility (with <c>--choices</c>), distribution, consistency
/// (where there are predictions of all questions, balanced or not; else why not), and accuracy per structural type, semantic type,
/// number of steps and of words. Answers are compared exactly, so that what is no string is wrong. Grounding, which needs attention maps, is left out.
/// </summary>
internal static class GqaScorer
{
    public static ScorerFiles Files { get; } = new("a JSON list of {questionId, prediction}", "question files, or folders of their chunks")
    {
        MostAnnotations = int.MaxValue,
        QuestionsAreAnnotations = true,
        Choices = "the official choices file, or the folder of its chunks",
    };

    public static ScoreReport Score(ScoringRequest request)
    {
        var references = GqaReferences.Read(request.Annotations);
        var predictions = PredictionFile.ReadList(request.Predictions, item => item.Text("questionId"), item => item.Comparable("prediction"));
        PredictionFile.RequireIds(request.Predictions, predictions, references.Balanced.Keys);
        var all = new GroupedScores();
        var parts = Names.ToDictionary(name => name, _ => new GroupedScores());
        var distribution = new GqaDistribution();
        foreach (var (id, question) in references.Balanced)
        {
            var score = predictions[id] == question.Answer ? 1.0 : 0.0;
            all.Add("overall", score);
            all.Add(question.Structural == "query" ? "open" : "binary", score);
            Add(parts, question, score);
            if (question.Group is { } group)
            {
                distribution.Add(group, question.Answer, predictions[id]);
            }
        }

        var (consistency, averaged, missing) = references.Consistency(predictions);
        ImmutableArray<NamedScore> consistent = missing is null ? [new("consistency", Percent(consistency, 1), averaged)] : [];
        return new(request.Variant!, "percent", references.Balanced.Count, all.Figure("overall", Percent)[0].Value)
        {
            Figures = [all.FigureOrZero("binary", Percent), all.FigureOrZero("open", Percent), .. consistent, .. Further(request.Choices, references, predictions, distribution)],
            MissingFigures = missing is null ? [] : [new("consistency", missing)],
            Breakdowns = [.. Names.Select(name => Sorted(parts[name].Breakdown(name, Percent)))],
            Questions = [.. references.Balanced.Select(question =>
                new NamedScore(question.Key, Percent(predictions[question.Key] == question.Value.Answer ? 1 : 0, 1), 1))],
        };
    }

    private static void Add(Dictionary<string, GroupedScores> parts, GqaQuestion question, double score)
    {
        parts["structural_type"].Add(question.Structural, score);
        parts["semantic_type"].Add(question.Semantic, score);
        parts["steps"].Add(Text(question.Steps), score);
        parts["words"].Add(Text(question.Words), score);
    }

    private static ImmutableArray<string> Names { get; } = ["structural_type", "semantic_type", "steps", "words"];

    private static IEnumerable<NamedScore> Further(
        string? choices, GqaReferences references, OrderedDictionary<string, string?> predictions, GqaDistribution distribution)
    {
        var count = references.Balanced.Count;
        if (choices is not null)
        {
            var (valid, plausible) = GqaChoices.Count(choices, references.Balanced, predictions);
            yield return new("validity", Percent(valid, count), count);
            yield return new("plausibility", Percent(plausible, count), count);
        }

        if (distribution.Value() is { } distance)
        {
            yield return new("distribution", ScoreValue.HalfToEven(distance, 2), count);
        }
    }

    private static ScoreValue Percent(double sum, int count) => ScoreValue.HalfToEven(sum / count * 100, 2);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static ScoreBreakdown Sorted(ScoreBreakdown breakdown) => breakdown with
    {
        Groups =
        [
            .. breakdown.Groups
                .OrderBy(group => int.TryParse(group.Name, CultureInfo.InvariantCulture, out var number) ? number : 0)
                .ThenBy(group => group.Name, StringComparer.Ordinal),
        ],
    };
}
