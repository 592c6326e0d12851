using MultiModalRL.Core;

namespace MultiModalRL.Evaluation;

/// <summary>
/// The percentile bootstrap over clusters, for statistics without a formula for their error: whole clusters are drawn
/// with replacement, the statistic is taken of every resample, and the interval reaches from its 2.5th to its 97.5th
/// percentile (Efron and Tibshirani 1993, chapter 13; Cameron, Gelbach and Miller 2008 for clusters).
/// </summary>
public static class ClusterBootstrap
{
    /// <summary>Resamples taken unless the caller says otherwise.</summary>
    public const int DefaultResamples = 1000;

    /// <summary>The 95 % interval of each of several statistics; unknown where there are fewer than two clusters.</summary>
    /// <param name="clusters">How many clusters.</param>
    /// <param name="statistics">The statistics, given how often each cluster was drawn.</param>
    /// <param name="stream">Where the draws come from.</param>
    /// <param name="resamples">How many resamples.</param>
    public static Interval[] Intervals(
        int clusters, Func<ReadOnlySpan<int>, double[]> statistics, RandomStream stream, int resamples = DefaultResamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 2);
        var counts = new int[clusters];
        var draws = new double[resamples][];
        for (var i = 0; i < resamples; i++)
        {
            Array.Clear(counts);
            for (var j = 0; j < clusters; j++)
            {
                counts[stream.NextInt(clusters)]++;
            }

            draws[i] = statistics(counts);
        }

        var intervals = new Interval[draws[0].Length];
        for (var k = 0; k < intervals.Length; k++)
        {
            intervals[k] = clusters < 2 ? Interval.Unknown : Middle(Array.ConvertAll(draws, draw => draw[k]));
        }

        return intervals;
    }

    private static Interval Middle(double[] draws)
    {
        var bounds = Percentiles.Of(draws, 2.5, 97.5);
        return new Interval(bounds[0], bounds[1]);
    }
}
