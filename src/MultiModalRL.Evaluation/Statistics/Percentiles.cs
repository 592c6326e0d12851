using MathNet.Numerics.Statistics;

namespace MultiModalRL.Evaluation;

/// <summary>
/// Sample percentiles by linear interpolation between order statistics: with n values sorted ascending and numbered from
/// 0, the p-th percentile is the value at position (n − 1)·p/100 (Hyndman and Fan 1996, definition 7; NumPy's default).
/// </summary>
public static class Percentiles
{
    /// <summary>The percentiles of <paramref name="values"/> (at least one, any order).</summary>
    /// <param name="values">The sample.</param>
    /// <param name="percents">Which, each in [0, 100].</param>
    public static double[] Of(ReadOnlySpan<double> values, params ReadOnlySpan<double> percents)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        var result = new double[percents.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = SortedArrayStatistics.QuantileCustom(sorted, percents[i] / 100, QuantileDefinition.R7);
        }

        return result;
    }
}
