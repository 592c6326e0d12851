using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation;

/// <summary>Two agents on the same examples: differences a − b with errors clustered by image, and the verdict.</summary>
public sealed record Comparison
{
    /// <summary>How far below b the accuracy of a non-inferior a may lie: half a point.</summary>
    public const double NoninferiorityMargin = 0.005;

    /// <summary>The largest share of b's cost that is called cheaper: at least 30 % lower.</summary>
    public const double CheaperShare = 0.7;

    // Cost shares such as 0.21/0.3 are off by rounding.
    private const double Rounding = 1e-12;

    /// <summary>The first agent.</summary>
    public required string A { get; init; }

    /// <summary>The second agent.</summary>
    public required string B { get; init; }

    /// <summary>Mean accuracy of a less that of b, in [−1, 1].</summary>
    public required double AccuracyDifference { get; init; }

    /// <summary>Its 95 % interval.</summary>
    public required Interval AccuracyDifferenceCi95 { get; init; }

    /// <summary>Mean normalised cost of a less that of b.</summary>
    public required double CostDifference { get; init; }

    /// <summary>Its 95 % interval.</summary>
    public required Interval CostDifferenceCi95 { get; init; }

    /// <summary>What can be claimed about a.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Compares two sets of outcomes, paired by example.</summary>
    /// <exception cref="InputException">The sets are not about the same examples of the same split.</exception>
    public static Comparison Of(OutcomeSet a, OutcomeSet b)
    {
        var pairs = PairedOutcomes.Of(a, b);
        var accuracy = ClusteredMean.Bounded(pairs.AccuracyDifferences, pairs.Clusters, -1, 1);
        var cost = ClusteredMean.Of(pairs.CostDifferences, pairs.Clusters);
        return new Comparison
        {
            A = a.Agent,
            B = b.Agent,
            AccuracyDifference = accuracy.Value,
            AccuracyDifferenceCi95 = accuracy.Ci95,
            CostDifference = cost.Value,
            CostDifferenceCi95 = cost.Ci95,
            Verdict = Judge(accuracy.Ci95, cost.Ci95, pairs.MeanCostA, pairs.MeanCostB),
        };
    }

    /// <summary>The verdict on a.</summary>
    /// <param name="accuracy">The 95 % interval of the accuracy difference a − b.</param>
    /// <param name="cost">The 95 % interval of the cost difference a − b.</param>
    /// <param name="costA">The mean cost of a.</param>
    /// <param name="costB">The mean cost of b; where it is 0, nothing is 30 % lower.</param>
    public static Verdict Judge(Interval accuracy, Interval cost, double costA, double costB)
    {
        if (accuracy.IsAbove(0) && cost.IsBelow(0))
        {
            return Verdict.Dominates;
        }

        if (accuracy.IsBelow(0) && cost.IsAbove(0))
        {
            return Verdict.Dominated;
        }

        return accuracy.IsAbove(-NoninferiorityMargin) && costB > 0 && costA <= CheaperShare * costB + Rounding
            ? Verdict.CheaperNoninferior
            : Verdict.TradeOff;
    }
}
