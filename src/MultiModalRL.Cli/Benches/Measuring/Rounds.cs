using MultiModalRL.Evaluation;

namespace MultiModalRL.Cli;

/// <summary>What a measurement gave in each of several rounds.</summary>
/// <param name="values">One number a round, at least one.</param>
internal sealed class Rounds(double[] values)
{
    /// <summary>The middle one.</summary>
    public double Median => Percentiles.Of(values, 50)[0];

    /// <summary>
    /// Two of the numbers that hold the median of all rounds there might be between them, 19 times in 20 or more (the sign
    /// test's interval: Conover 1999, section 3.2); null below six rounds, where none do.
    /// </summary>
    public (double Low, double High)? Interval
    {
        get
        {
            // C(n, i) / 2ⁿ is how likely i of n rounds are below the median.
            var (outside, below, chance) = (0, 0.0, Math.Pow(0.5, values.Length));
            while ((below += chance) <= 0.025)
            {
                chance *= (double)(values.Length - outside) / (outside + 1);
                outside++;
            }

            double[] sorted = [.. values.Order()];
            return outside == 0 ? null : (sorted[outside - 1], sorted[^outside]);
        }
    }
}
