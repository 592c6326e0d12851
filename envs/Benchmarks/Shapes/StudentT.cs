namespace MultiModalRL.Environments;

/// <summary>Student's t distribution with a whole number of degrees of freedom (Abramowitz and Stegun 1964, 26.7.3 and 26.7.4).</summary>
internal static class StudentT
{
    /// <summary>The value that ±t leaves 5 % outside of.</summary>
    /// <param name="degreesOfFreedom">1 or more.</param>
    public static double Quantile975(int degreesOfFreedom)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(degreesOfFreedom);
        var (low, high) = (0.0, 20.0);
        for (var halving = 0; halving < 80; halving++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle, degreesOfFreedom) < 0.95 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The probability between −t and t.</summary>
    private static double Within(double t, int degreesOfFreedom)
    {
        var angle = Math.Atan(t / Math.Sqrt(degreesOfFreedom));
        var (sine, squaredCosine) = (Math.Sin(angle), Math.Cos(angle) * Math.Cos(angle));
        var isOdd = degreesOfFreedom % 2 == 1;
        var (term, sum) = (isOdd ? Math.Cos(angle) : 1, 0.0);
        for (var k = isOdd ? 1 : 0; k <= degreesOfFreedom - 2; k += 2)
        {
            sum += term;
            term *= squaredCosine * (k + 1) / (k + 2);
        }

        return isOdd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
    }
}
