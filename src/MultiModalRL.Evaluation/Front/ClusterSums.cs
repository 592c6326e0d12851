using MultiModalRL.Core;
using MultiModalRL.Running;

namespace MultiModalRL.Evaluation;

/// <summary>Per policy and cluster the sums of accuracy and cost, so that a resample costs one pass over clusters.</summary>
internal sealed class ClusterSums
{
    private readonly string[] labels;
    private readonly double[][] accuracies;
    private readonly double[][] costs;
    private readonly int[] sizes;

    /// <summary>Sums up outcomes of policies on the same examples.</summary>
    public ClusterSums(IReadOnlyList<OutcomeSet> sets)
    {
        if (sets.Count == 0 || sets[0].Outcomes.IsEmpty)
        {
            throw new InputException("a front needs the outcomes of at least one policy on at least one example");
        }

        var sorted = sets.Select(set => set.Outcomes.OrderBy(outcome => outcome.Example).ToArray()).ToArray();
        for (var i = 1; i < sets.Count; i++)
        {
            RequireSameExamples(sets[0], sets[i], sorted[0], sorted[i]);
        }

        var index = new ClusterIndex(Array.ConvertAll(sorted[0], outcome => outcome.Cluster));
        Clusters = index.Count;
        labels = [.. sets.Select(set => set.Agent)];
        accuracies = Array.ConvertAll(sorted, outcomes => Sum(index, outcomes, outcome => outcome.Accuracy));
        costs = Array.ConvertAll(sorted, outcomes => Sum(index, outcomes, outcome => outcome.Cost));
        sizes = Array.ConvertAll(Sum(index, sorted[0], _ => 1), size => (int)size);
    }

    /// <summary>How many clusters.</summary>
    public int Clusters { get; }

    /// <summary>Every cluster once: the data as they are.</summary>
    public int[] Once => [.. Enumerable.Repeat(1, Clusters)];

    /// <summary>Every policy's point, where cluster g counts <paramref name="counts"/>[g] times.</summary>
    public ParetoPoint[] Points(ReadOnlySpan<int> counts)
    {
        var examples = Dot(counts, sizes);
        var points = new ParetoPoint[labels.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new ParetoPoint(labels[i], Dot(counts, costs[i]) / examples, Dot(counts, accuracies[i]) / examples);
        }

        return points;
    }

    private static double Dot<T>(ReadOnlySpan<int> counts, T[] values)
        where T : struct, System.Numerics.INumber<T>
    {
        var sum = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += counts[i] * double.CreateChecked(values[i]);
        }

        return sum;
    }

    private static double[] Sum(ClusterIndex index, Outcome[] outcomes, Func<Outcome, double> value)
    {
        var sums = new double[index.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            sums[index[i]] += value(outcomes[i]);
        }

        return sums;
    }

    private static void RequireSameExamples(OutcomeSet a, OutcomeSet b, Outcome[] left, Outcome[] right)
    {
        var same = a.Split == b.Split && left.Length == right.Length;
        for (var i = 0; same && i < left.Length; i++)
        {
            same = left[i].Example == right[i].Example && left[i].Cluster == right[i].Cluster;
        }

        if (!same)
        {
            throw new InputException($"{a.Agent} and {b.Agent} cannot share a front: expected outcomes of the same examples");
        }
    }
}
