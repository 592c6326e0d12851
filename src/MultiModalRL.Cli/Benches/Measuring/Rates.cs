namespace MultiModalRL.Cli;

/// <summary>How fast several works went, slice by slice, in turns.</summary>
/// <param name="slices">Units a second: a work each, a slice each.</param>
internal sealed class Rates(double[][] slices)
{
    /// <summary>Units a second of a work: the median over its slices.</summary>
    public double this[int work] => Median(slices[work]);

    /// <summary>One rate ÷ another: the median over slices that lie side by side in time, so that other load cancels.</summary>
    public double Ratio(int work, int other) =>
        Median([.. slices[work].Zip(slices[other], (rate, reference) => rate / reference)]);

    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    public static double Median(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
