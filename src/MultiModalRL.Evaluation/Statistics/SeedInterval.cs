using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>
/// A result across training seeds, where the unit is the seed: mean ± t(n − 1)·s/√n, s with n − 1 in its denominator.
/// </summary>
public static class SeedInterval
{
    /// <summary>The mean over seeds; with one seed its error is unknown.</summary>
    /// <param name="values">One result a seed, at least one.</param>
    /// <exception cref="InputException">There are no values.</exception>
    public static Estimate Of(ReadOnlySpan<double> values)
    {
        // A seed is a cluster of one: the sandwich is then s/√n.
        var clusters = new int[values.Length];
        for (var i = 0; i < clusters.Length; i++)
        {
            clusters[i] = i;
        }

        return ClusteredMean.Of(values, clusters);
    }
}
