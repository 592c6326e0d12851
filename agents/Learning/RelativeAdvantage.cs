namespace MultiModalRL.Agents;

/// <summary>How much better some returns are than others: advantages that need no value function.</summary>
public static class RelativeAdvantage
{
    // As TRL has it: deviations that are mere rounding are not blown up.
    private const double LeastDeviation = 1e-4;

    /// <summary>
    /// The leave-one-out baseline (Kool et al. 2019; Ahmadian et al. 2024, eq. 9): A_i = R_i − mean of the other returns of
    /// the group.
    /// </summary>
    /// <param name="returns">R of each episode of a group, at least 2.</param>
    /// <param name="advantages">Receives A.</param>
    public static void LeaveOneOut(ReadOnlySpan<float> returns, Span<float> advantages)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(returns.Length, 2, nameof(returns));
        var sum = Sum(returns);
        for (var i = 0; i < returns.Length; i++)
        {
            advantages[i] = (float)(returns[i] - (sum - returns[i]) / (returns.Length - 1));
        }
    }

    /// <summary>
    /// The group-relative advantage A_i = (R_i − mean) / (sample deviation + 10⁻⁴) (Shao et al. 2024, section 4.1.2);
    /// A_i = R_i − mean without the deviation, which weighs every example alike (Dr. GRPO: Liu et al. 2025, section 3.2).
    /// Returns that are all alike give 0.
    /// </summary>
    /// <param name="returns">R of each episode of a group, at least 2.</param>
    /// <param name="deviation">Whether to divide by the deviation.</param>
    /// <param name="advantages">Receives A.</param>
    public static void OfGroup(ReadOnlySpan<float> returns, bool deviation, Span<float> advantages)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(returns.Length, 2, nameof(returns));
        var mean = Sum(returns) / returns.Length;
        double squares = 0;
        foreach (var value in returns)
        {
            squares += (value - mean) * (value - mean);
        }

        var divisor = deviation ? Math.Sqrt(squares / (returns.Length - 1)) + LeastDeviation : 1;
        for (var i = 0; i < returns.Length; i++)
        {
            advantages[i] = (float)((returns[i] - mean) / divisor);
        }
    }

    /// <summary>Shifts and scales the advantages whose weight is above 0 to mean 0 and deviation (of the population) 1, in place; fewer than two stay.</summary>
    /// <param name="advantages">A of each step.</param>
    /// <param name="weights">Its weight.</param>
    public static void Standardize(Span<float> advantages, ReadOnlySpan<float> weights)
    {
        var counted = new List<float>(advantages.Length);
        for (var i = 0; i < advantages.Length; i++)
        {
            if (weights[i] > 0)
            {
                counted.Add(advantages[i]);
            }
        }

        if (counted.Count < 2)
        {
            return;
        }

        var moments = new RunningMoments();
        moments.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(counted));
        var deviation = Math.Sqrt(moments.Variance) + 1e-8;
        for (var i = 0; i < advantages.Length; i++)
        {
            advantages[i] = weights[i] > 0 ? (float)((advantages[i] - moments.Mean) / deviation) : advantages[i];
        }
    }

    private static double Sum(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
