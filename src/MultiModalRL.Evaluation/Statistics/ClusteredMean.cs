using MathNet.Numerics.Distributions;
using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>
/// Means of values that come in clusters (questions about one image are right or wrong together). The variance is the
/// cluster-robust sandwich with the finite-sample factor G/(G − 1), and the interval takes Student's t with G − 1 degrees
/// of freedom (Liang and Zeger 1986; Cameron and Miller 2015, sections II and VI.D). With clusters of one this is the
/// classical standard error s/√n.
/// </summary>
public static class ClusteredMean
{
    // Residuals of equal values are rounding only; below this the standard error is taken for zero.
    private const double Zero = 1e-12;

    /// <summary>The mean of <paramref name="values"/>; with one cluster its error is unknown.</summary>
    /// <param name="values">The values, at least one.</param>
    /// <param name="clusters">The cluster of each value; any numbers, in any order.</param>
    /// <exception cref="InputException">There are no values.</exception>
    public static Estimate Of(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters) =>
        Of(values, new ClusterIndex(clusters));

    /// <summary>
    /// The mean of values that lie in [<paramref name="lowest"/>, <paramref name="highest"/>], such as accuracies. Where
    /// all values agree the sandwich is zero and says nothing, so the interval becomes the exact binomial one for a
    /// deviation not seen in G clusters (Clopper and Pearson 1934): 1 − 0.025^(1/G) to either side.
    /// </summary>
    public static Estimate Bounded(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, double lowest, double highest)
    {
        var index = new ClusterIndex(clusters);
        var estimate = Of(values, index);
        var interval = estimate.StandardError < Zero
            ? Interval.Around(estimate.Value, 1 - Math.Pow(0.025, 1.0 / index.Count))
            : estimate.Ci95;
        return estimate with { Ci95 = interval.Within(lowest, highest) };
    }

    /// <summary>The half-width of a 95 % interval, in standard errors, at these degrees of freedom.</summary>
    internal static double Quantile(int degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, 0.975);

    private static Estimate Of(ReadOnlySpan<double> values, ClusterIndex index)
    {
        if (values.IsEmpty)
        {
            throw new InputException("there are no outcomes to average: expected at least one episode");
        }

        var mean = Mean(values);
        if (index.Count < 2)
        {
            return new Estimate(mean, double.PositiveInfinity, Interval.Unknown);
        }

        var residuals = new double[index.Count];
        for (var i = 0; i < values.Length; i++)
        {
            residuals[index[i]] += values[i] - mean;
        }

        var sum = 0.0;
        foreach (var residual in residuals)
        {
            sum += residual * residual;
        }

        var error = Math.Sqrt(sum * index.Count / (index.Count - 1.0)) / values.Length;
        error = error < Zero ? 0 : error;
        return new Estimate(mean, error, Interval.Around(mean, Quantile(index.Count - 1) * error));
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}
