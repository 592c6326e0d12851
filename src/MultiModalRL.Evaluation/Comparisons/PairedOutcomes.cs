using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation;

/// <summary>The differences a − b of two sets of outcomes, example by example.</summary>
internal sealed record PairedOutcomes(
    double[] AccuracyDifferences, double[] CostDifferences, int[] Clusters, double MeanCostA, double MeanCostB)
{
    /// <summary>Pairs by example; the two sets may be in different order.</summary>
    /// <exception cref="InputException">An example is missing from one, given twice, or about another image.</exception>
    public static PairedOutcomes Of(OutcomeSet a, OutcomeSet b)
    {
        if (a.Split != b.Split)
        {
            throw new InputException($"{a.Agent} and {b.Agent} cannot be compared: they saw the splits {a.Split} and {b.Split}");
        }

        if (a.Outcomes.Length != b.Outcomes.Length)
        {
            throw new InputException(
                $"{a.Agent} and {b.Agent} cannot be compared: {a.Outcomes.Length} and {b.Outcomes.Length} outcomes, expected the same examples");
        }

        var others = ByExample(b);
        _ = ByExample(a);
        var count = a.Outcomes.Length;
        var (accuracies, costs, clusters) = (new double[count], new double[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var (left, right) = (a.Outcomes[i], Partner(a, b, a.Outcomes[i], others));
            accuracies[i] = left.Accuracy - right.Accuracy;
            costs[i] = left.Cost - right.Cost;
            clusters[i] = left.Cluster;
        }

        return new PairedOutcomes(accuracies, costs, clusters, MeanCost(a), MeanCost(b));
    }

    private static Outcome Partner(OutcomeSet a, OutcomeSet b, Outcome outcome, Dictionary<int, Outcome> others)
    {
        if (!others.TryGetValue(outcome.Example, out var partner))
        {
            throw new InputException(
                $"{a.Agent} and {b.Agent} cannot be compared: example {outcome.Example} is in {a.Agent} only");
        }

        return partner.Cluster == outcome.Cluster ? partner : throw new InputException(
            $"{a.Agent} and {b.Agent} cannot be compared: example {outcome.Example} is about image {outcome.Cluster} in one and image {partner.Cluster} in the other");
    }

    private static Dictionary<int, Outcome> ByExample(OutcomeSet set)
    {
        var result = new Dictionary<int, Outcome>(set.Outcomes.Length);
        foreach (var outcome in set.Outcomes)
        {
            if (!result.TryAdd(outcome.Example, outcome))
            {
                throw new InputException($"{set.Agent} has example {outcome.Example} twice: expected one outcome an example");
            }
        }

        return result;
    }

    private static double MeanCost(OutcomeSet set) => set.Outcomes.Length == 0 ? 0 : set.Outcomes.Average(outcome => outcome.Cost);
}
