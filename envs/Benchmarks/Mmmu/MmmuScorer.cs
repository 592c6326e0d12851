using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Datasets;

namespace MultiModalRL.Environments;

/// <summary>
/// MMMU's accuracy per subject and domain and overall (MMMU-Benchmark/MMMU <c>mmmu/main_eval_only.py</c>,
/// <c>mmmu/main_parse_and_eval.py</c>), as fractions with three decimals. The annotations are the answer dictionary
/// (<c>answer_dict_val.json</c>). Predictions map ids to responses, or are a list of records with <c>id</c> and
/// <c>response</c>. Where the options of a multiple-choice question are known (from the record, the dictionary or
/// <c>--questions</c>) its response is parsed, else it is taken for the letter. As in the script, the questions that have
/// predictions are scored; <c>missing</c> tells how many have none.
/// </summary>
internal static class MmmuScorer
{
    private const uint Seed = 42;

    public static ImmutableArray<ScorerVariant> Variants { get; } =
    [
        new("parse-and-eval", "Multiple-choice responses are parsed where the options are known."),
        new("eval-only", "Multiple-choice predictions are letters already."),
    ];

    public static ScorerFiles Files { get; } = new(
        "a JSON object of responses by id, or a list of {id, response, all_choices, index2ans}", "the official answer dictionary, such as answer_dict_val.json")
    {
        Questions = "a JSON list or object of records with id and options, or all_choices and index2ans",
    };

    public static ScoreReport Score(ScoringRequest request)
    {
        var parses = request.Variant != "eval-only";
        var references = Read(request.Annotations[0], request.Questions);
        var responses = MmmuResponses.Read(request.Predictions, references);
        var random = new MersenneTwister(Seed);
        var subjects = new GroupedScores();
        var questions = new List<NamedScore>();
        foreach (var (id, response) in responses.OrderBy(entry => MmmuSubjects.InOrder.IndexOf(MmmuSubjects.OfId(entry.Key))))
        {
            var item = references[id] with { Choices = !parses ? [] : response.Choices.IsEmpty ? references[id].Choices : response.Choices };
            var score = IsRight(item, response.Text, random, $"{request.Predictions}: '{id}'") ? 1.0 : 0.0;
            subjects.Add(MmmuSubjects.OfId(id), score);
            questions.Add(new(id, ScoreValue.Full(score), 1));
        }

        var perSubject = subjects.Breakdown("subject", Fraction);
        return new(request.Variant!, "fraction", questions.Count, Weighted(perSubject.Groups))
        {
            Missing = references.Keys.Count(id => !responses.ContainsKey(id)),
            Breakdowns = [PerDomain(perSubject.Groups), perSubject],
            Questions = [.. questions],
        };
    }

    // Letters are compared, so that what is no string is wrong; everything else is parsed.
    private static bool IsRight(MmmuItem item, string? response, MersenneTwister random, string place) => (item, response) switch
    {
        ({ IsMultipleChoice: true, Choices.IsEmpty: true }, _) => MmmuAccuracy.IsRightChoice(item.References, response),
        (_, null) => throw new InputException($"{place}: expected a response that is a string"),
        ({ IsMultipleChoice: false }, _) => MmmuAccuracy.IsRightOpen(item.References, MmmuOpenParser.Parse(response)),
        _ => MmmuAccuracy.IsRightChoice(item.References, MmmuChoiceParser.Parse(response, item.Choices, random)),
    };

    private static ScoreBreakdown PerDomain(ImmutableArray<NamedScore> subjects) => new("domain",
    [
        .. MmmuSubjects.Domains
            .Select(domain => (domain.Domain, Subjects: domain.Subjects.SelectMany(name => subjects.Where(subject => subject.Name == name)).ToImmutableArray()))
            .Where(domain => !domain.Subjects.IsEmpty)
            .Select(domain => new NamedScore(domain.Domain, Weighted(domain.Subjects), domain.Subjects.Sum(subject => subject.Count))),
    ]);

    // As the script: accuracies of subjects, weighted with their numbers of questions.
    private static ScoreValue Weighted(ImmutableArray<NamedScore> subjects) =>
        Fraction(subjects.Sum(subject => subject.Value.Unrounded * subject.Count), subjects.Sum(subject => subject.Count));

    private static ScoreValue Fraction(double sum, int count) => ScoreValue.HalfToEven(sum / count, 3);

    private static Dictionary<string, MmmuItem> Read(string file, string? questionFile)
    {
        var references = new Dictionary<string, MmmuItem>(StringComparer.Ordinal);
        foreach (var (id, item) in JsonItems.InObject(file, JsonRules.Python))
        {
            references[id] = MmmuItem.Of(item);
        }

        foreach (var (id, item) in questionFile is null ? [] : Records(questionFile))
        {
            if (references.TryGetValue(id, out var reference))
            {
                references[id] = reference with { Choices = MmmuItem.ChoicesOf(item) };
            }
        }

        return references;
    }

    private static IEnumerable<(string Id, JsonItem Item)> Records(string file) =>
        JsonItems.IsArray(file) ? JsonItems.InArray(file, JsonRules.Python).Select(item => (item.Text("id"), item)) : JsonItems.InObject(file, JsonRules.Python);
}
