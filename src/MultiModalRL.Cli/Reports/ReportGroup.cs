using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MultiModalRL.Agents;
using MultiModalRL.Core;
using MultiModalRL.Evaluation;
using MultiModalRL.Running;

namespace MultiModalRL.Cli;

/// <summary>Evaluations that belong together: of one training seed, or all that a report was asked for.</summary>
/// <param name="Name">What tells the group from others.</param>
/// <param name="Evaluations">Its evaluations, each with a name of its own.</param>
internal sealed partial record ReportGroup(string Name, ImmutableArray<ReplayedEvaluation> Evaluations)
{
    /// <summary>The results under the names of the report.</summary>
    public ImmutableArray<EvaluationResult> Results => [.. Evaluations.Select(evaluation => evaluation.Result)];

    /// <summary>The learners' names.</summary>
    public ImmutableArray<string> Learners => [.. Evaluations.Where(evaluation => evaluation.IsLearner).Select(evaluation => evaluation.Outcomes.Agent).Distinct()];

    /// <summary>As one of several replications of a study.</summary>
    public Replication AsReplication() => new(Name, Results, [.. Comparisons()], [.. Families()]);

    /// <summary>Every learner against everything else that was measured on the same examples; two learners once.</summary>
    public IEnumerable<Comparison> Comparisons() =>
        from learner in Evaluations
        where learner.IsLearner
        from other in Evaluations
        where other.Outcomes.Agent != learner.Outcomes.Agent && other.IsComparable(learner)
        where !other.IsLearner || Evaluations.IndexOf(learner) < Evaluations.IndexOf(other)
        select Comparison.Of(learner.Outcomes, other.Outcomes);

    /// <summary>Every learner's front against every family of baselines with more than one member.</summary>
    public IEnumerable<FamilyComparison> Families() =>
        from front in Fronts()
        from family in Evaluations.Where(evaluation => FamilyOf(evaluation) is not null && evaluation.IsComparable(front.First())).GroupBy(FamilyOf)
        where family.Skip(1).Any()
        select FamilyComparison.Of(family.Key!, Outcomes(front), Outcomes(family.OrderBy(member => member.Result.CostMean)));

    /// <summary>The areas under the learners' fronts and under those of their baselines; none where no majority was measured.</summary>
    public IEnumerable<FrontSummary> Areas(RandomStream stream)
    {
        // A family that two learners are compared with is one.
        var told = new HashSet<string>();
        foreach (var front in Fronts())
        {
            var comparable = Evaluations.Where(evaluation => evaluation.IsComparable(front.First())).ToArray();
            if (comparable.FirstOrDefault(evaluation => evaluation.Manifest.Agent.Id == MajorityAgent.Name) is not { } majority)
            {
                continue;
            }

            yield return FrontSummary.Of(front.Key, Outcomes(front), majority.Result.Accuracy, stream);
            foreach (var family in comparable.Where(evaluation => FamilyOf(evaluation) is not null).GroupBy(FamilyOf).Where(family => told.Add(family.Key!)))
            {
                yield return FrontSummary.Of(family.Key!, Outcomes(family), majority.Result.Accuracy, stream);
            }
        }
    }

    // Points of a front differ in their price alone; ablations, which a folder names, are no points of it.
    private IEnumerable<IGrouping<string, ReplayedEvaluation>> Fronts() => Evaluations
        .Where(evaluation => evaluation.IsLearner && PolicyNames.IsLearnerName(evaluation.Outcomes.Agent, evaluation.Manifest))
        .GroupBy(evaluation => PolicyNames.LearnerOf(evaluation.Outcomes.Agent));

    private static List<OutcomeSet> Outcomes(IEnumerable<ReplayedEvaluation> evaluations) => [.. evaluations.Select(evaluation => evaluation.Outcomes)];

    // Looking nowhere or everywhere cannot be dominated (no cost is below 0, no accuracy above that of everything seen).
    private static string? FamilyOf(ReplayedEvaluation evaluation) =>
        evaluation.IsLearner || evaluation.Result.CostMean <= 0 || evaluation.Result.CostMean >= 1 ? null
        : Member().Match(evaluation.Outcomes.Agent) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"\A(.+)-[0-9.]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
