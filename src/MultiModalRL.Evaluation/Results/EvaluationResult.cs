using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation;

/// <summary>
/// One agent on one split, as <c>mmrl evaluate --json</c> prints it: the JSON names (snake case of the names here) are a
/// contract with other programs. Intervals are clustered by image.
/// </summary>
public sealed record EvaluationResult
{
    /// <summary>The environment's id.</summary>
    public required string Environment { get; init; }

    /// <summary>The agent's name.</summary>
    public required string Agent { get; init; }

    /// <summary>The split's name in lower case.</summary>
    public required string Split { get; init; }

    /// <summary>λ, the price of the whole budget that the reward was computed with; null where the environment has none, or each episode its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Price { get; init; }

    /// <summary>How many episodes.</summary>
    public required int Episodes { get; init; }

    /// <summary>Mean accuracy, in [0, 1].</summary>
    public required double Accuracy { get; init; }

    /// <summary>Its 95 % interval.</summary>
    public required Interval AccuracyCi95 { get; init; }

    /// <summary>Mean reward of an episode.</summary>
    public required double RewardMean { get; init; }

    /// <summary>Its 95 % interval.</summary>
    public required Interval RewardCi95 { get; init; }

    /// <summary>Mean normalised cost c = C/B, not clipped.</summary>
    public required double CostMean { get; init; }

    /// <summary>Its 95 % interval.</summary>
    public required Interval CostCi95 { get; init; }

    /// <summary>Mean number of actions of an episode, the answer included.</summary>
    public required double ActionsMean { get; init; }

    /// <summary>Response times; null where they were not measured.</summary>
    public ResponseTimes? ResponseTimeMs { get; init; }

    /// <summary>By question type, in the environment's order; types without questions are left out.</summary>
    public required IReadOnlyDictionary<string, TypeResult> ByType { get; init; }

    /// <summary>Official metrics by name.</summary>
    public required ImmutableSortedDictionary<string, double> Metrics { get; init; }

    /// <summary>The same policy with sampled actions; absent where it was not measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StochasticResult? Stochastic { get; init; }

    /// <summary>Sums outcomes up.</summary>
    /// <param name="outcomes">The outcomes of the greedy policy, at least one.</param>
    /// <param name="stochastic">The outcomes of the same policy with sampled actions, or null.</param>
    /// <exception cref="InputException">There are no outcomes.</exception>
    public static EvaluationResult Of(OutcomeSet outcomes, OutcomeSet? stochastic = null)
    {
        var clusters = outcomes.Outcomes.Select(outcome => outcome.Cluster).ToArray();
        var accuracy = ClusteredMean.Bounded(Values(outcomes, outcome => outcome.Accuracy), clusters, 0, 1);
        var reward = ClusteredMean.Of(Values(outcomes, outcome => outcome.Reward), clusters);
        var cost = ClusteredMean.Of(Values(outcomes, outcome => outcome.Cost), clusters);
        var times = outcomes.ResponseMilliseconds;
        return new EvaluationResult
        {
            Environment = outcomes.Environment.Id.ToString(),
            Agent = outcomes.Agent,
            Split = JsonNamingPolicy.SnakeCaseLower.ConvertName(outcomes.Split.ToString()),
            Price = outcomes.Environment.QuestionAnswering is { } questions && (questions.HighestPrice ?? questions.Price) == questions.Price ? questions.Price : null,
            Episodes = outcomes.Outcomes.Length,
            Accuracy = accuracy.Value,
            AccuracyCi95 = accuracy.Ci95,
            RewardMean = reward.Value,
            RewardCi95 = reward.Ci95,
            CostMean = cost.Value,
            CostCi95 = cost.Ci95,
            ActionsMean = outcomes.Outcomes.Average(outcome => outcome.Actions.Length),
            ResponseTimeMs = times.IsDefaultOrEmpty ? null : ResponseTimes.Of(times.AsSpan(), outcomes.Device),
            ByType = Types(outcomes),
            Metrics = AllMetrics(outcomes, accuracy.Value),
            Stochastic = stochastic is null ? null : Sampled(stochastic),
        };
    }

    private static double[] Values(OutcomeSet set, Func<Outcome, double> value) => [.. set.Outcomes.Select(value)];

    private static StochasticResult Sampled(OutcomeSet set) => new(
        set.Outcomes.Average(outcome => outcome.Accuracy),
        set.Outcomes.Average(outcome => outcome.Reward),
        set.Outcomes.Average(outcome => outcome.Cost));

    private static OrderedDictionary<string, TypeResult> Types(OutcomeSet set)
    {
        var result = new OrderedDictionary<string, TypeResult>();
        if (set.Environment.QuestionAnswering is { } questions)
        {
            foreach (var group in set.Outcomes.GroupBy(outcome => outcome.Type).OrderBy(group => group.Key))
            {
                result.Add(questions.Types[group.Key], new TypeResult(group.Count(), group.Average(outcome => outcome.Accuracy)));
            }
        }

        return result;
    }

    private static ImmutableSortedDictionary<string, double> AllMetrics(OutcomeSet set, double accuracy)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        if (set.Environment.QuestionAnswering is not { } questions)
        {
            return all.ToImmutable();
        }

        all[questions.Metric] = accuracy;
        var given = set.Outcomes.Select(outcome => new GivenAnswer(outcome.Example, outcome.Answer, outcome.Accuracy)).ToArray();
        foreach (var (name, value) in questions.Summary?.Invoke(given) ?? ImmutableDictionary<string, double>.Empty)
        {
            all[name] = value;
        }

        return all.ToImmutable();
    }
}
