using System.Numerics;

namespace MultiModalRL.Agents;

/// <summary>
/// Weights whose sum is known, in a binary tree of sums (Schaul et al. 2016, appendix B.2.1): setting one, and finding the
/// one at a share of the sum, take a step a level. A sum is always that of its two parts, so the tree is a function of
/// the weights alone, whatever the order they were set in.
/// </summary>
internal sealed class SumTree
{
    private readonly double[] sums;
    private readonly int leaves;

    /// <summary>Starts with weights of 0.</summary>
    /// <param name="count">How many weights.</param>
    public SumTree(int count)
    {
        leaves = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        sums = new double[2 * leaves];
    }

    /// <summary>The sum of all.</summary>
    public double Total => sums[1];

    /// <summary>A weight.</summary>
    /// <exception cref="ArithmeticException">It is set to what is not finite, or below 0.</exception>
    public double this[int index]
    {
        get => sums[leaves + index];
        set
        {
            if (!(value >= 0 && double.IsFinite(value)))
            {
                throw new ArithmeticException($"a priority is {value}: the weights, the reward or the observation are broken");
            }

            var at = leaves + index;
            sums[at] = value;
            while ((at >>= 1) > 0)
            {
                sums[at] = sums[2 * at] + sums[2 * at + 1];
            }
        }
    }

    /// <summary>The first index that the weights up to it sum up to more than <paramref name="mass"/>; never one of weight 0.</summary>
    /// <param name="mass">0 up to the sum.</param>
    public int Find(double mass)
    {
        var at = 1;
        while (at < leaves)
        {
            at *= 2;
            // Rounding may leave a mass that no weight holds: it goes to the last that has any.
            if (mass >= sums[at] && sums[at + 1] > 0)
            {
                mass -= sums[at];
                at++;
            }
        }

        return at - leaves;
    }
}
