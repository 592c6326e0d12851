using System.Collections.Immutable;
using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation;

/// <summary>The Pareto front of some policies on the same examples, in numbers with cluster-bootstrap intervals.</summary>
public sealed record FrontSummary
{
    /// <summary>What the policies are, together.</summary>
    public required string Name { get; init; }

    /// <summary>The reference of the hyper-volume: cost 1, accuracy of the majority answer.</summary>
    public required ParetoPoint Reference { get; init; }

    /// <summary>The points on the front, by rising cost.</summary>
    public required ImmutableArray<ParetoPoint> Front { get; init; }

    /// <summary>The area between the front and the reference.</summary>
    public required double HyperVolume { get; init; }

    /// <summary>Its 95 % interval.</summary>
    public required Interval HyperVolumeCi95 { get; init; }

    /// <summary>The area under accuracy-at-budget, with the majority answer as its floor.</summary>
    public required double AccuracyAtBudget { get; init; }

    /// <summary>Its 95 % interval.</summary>
    public required Interval AccuracyAtBudgetCi95 { get; init; }

    /// <summary>Summarises the front of <paramref name="sets"/>; resamples draw the same images for every policy.</summary>
    /// <param name="name">What the policies are, together.</param>
    /// <param name="sets">The policies' outcomes, on the same examples.</param>
    /// <param name="majorityAccuracy">The reference accuracy; fixed, it is not resampled.</param>
    /// <param name="stream">Where the bootstrap's draws come from.</param>
    /// <param name="resamples">How many resamples.</param>
    /// <exception cref="InputException">There are no sets, or they are not about the same examples.</exception>
    public static FrontSummary Of(
        string name,
        IReadOnlyList<OutcomeSet> sets,
        double majorityAccuracy,
        RandomStream stream,
        int resamples = ClusterBootstrap.DefaultResamples)
    {
        var sums = new ClusterSums(sets);
        var reference = new ParetoPoint("majority", 1, majorityAccuracy);
        var front = ParetoFront.Of(sums.Points(sums.Once));
        var intervals = ClusterBootstrap.Intervals(sums.Clusters, counts => Areas(sums.Points(counts), reference), stream, resamples);
        return new FrontSummary
        {
            Name = name,
            Reference = reference,
            Front = front.Points,
            HyperVolume = front.HyperVolume(reference),
            HyperVolumeCi95 = intervals[0],
            AccuracyAtBudget = front.AccuracyAtBudget(reference.Accuracy),
            AccuracyAtBudgetCi95 = intervals[1],
        };
    }

    private static double[] Areas(ParetoPoint[] points, ParetoPoint reference)
    {
        var front = ParetoFront.Of(points);
        return [front.HyperVolume(reference), front.AccuracyAtBudget(reference.Accuracy)];
    }
}
